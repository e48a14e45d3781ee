// Tables of docs/sandbox.md, as `Type.field`.
import { readFileSync } from "node:fs";

export function fieldsInTable(heading: string): ReadonlySet<string> {
  const page = readFileSync(new URL("../../../../docs/sandbox.md", import.meta.url), "utf8");
  const [, section = ""] = page.split(`## ${heading}\n`);
  const named = (cell = "") => [...cell.matchAll(/`(\w+)`/g)].flatMap(([, name]) => name ?? []);
  const rows = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return new Set(
    rows.flatMap((row) => {
      const [, types, fields] = row.split("|");
      return named(types).flatMap((type) => named(fields).map((field) => `${type}.${field}`));
    }),
  );
}

/** What answers "not simulated". */
export const refusedFields = (): ReadonlySet<string> => fieldsInTable("Fields that are refused");
