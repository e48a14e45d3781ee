// The table in docs/sandbox.md of what answers "not simulated", as `Type.field`.
import { readFileSync } from "node:fs";

export function refusedFields(): ReadonlySet<string> {
  const page = readFileSync(new URL("../../../../docs/sandbox.md", import.meta.url), "utf8");
  const [, section = ""] = page.split("## Fields that are refused\n");
  const named = (cell = "") => [...cell.matchAll(/`(\w+)`/g)].flatMap(([, name]) => name ?? []);
  const rows = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return new Set(
    rows.flatMap((row) => {
      const [, types, fields] = row.split("|");
      return named(types).flatMap((type) => named(fields).map((field) => `${type}.${field}`));
    }),
  );
}
