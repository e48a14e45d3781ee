// Every entry of the phrasebook is a trigger, a condition or a step of a good rule.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";

const page = readFileSync(new URL("../../../docs/rules/phrasebook.md", import.meta.url), "utf8");

const then = [{ do: "ask_attention", reason: "Look" }];
const ON: Record<string, string> = {
  ...{ customer: "customer.updated", draft_order: "draft_order.updated" },
  ...{ product: "stock.changed", variant: "stock.changed", stock_level: "stock.changed" },
};

interface Entry {
  words: string;
  about: string;
  says: unknown;
  as: "on" | "condition" | "step";
}

const entries = page
  .split("\n## ")
  .slice(1)
  .flatMap((section): Entry[] => {
    const heading = section.split("\n")[0] ?? "";
    const as = heading === "When" ? "on" : heading === "Do" ? "step" : "condition";
    return [...section.matchAll(/^\| (.*?) \| `([{["].*)` \|$/gm)].map(([, words = "", json = ""]) => ({
      words,
      about: /\(about `(\w+)`/.exec(words)?.[1] ?? "order",
      says: JSON.parse(json.replaceAll("\\|", "|")) as unknown,
      as,
    }));
  });

const ruleOf = ({ about, says, as }: Entry) => {
  const rule = { id: "phrase", about, on: ON[about] ?? "order.updated", then };
  if (as === "on") return { ...rule, on: says };
  return as === "condition" ? { ...rule, when: says } : { ...rule, then: [says].flat() };
};

test("each row of the tables is read", () => {
  const rows = page.split("\n").filter((line) => /^\| /.test(line) && !/^\| (in words|---)/.test(line));
  expect(entries.length).toBe(rows.length);
});

test.each(entries.map((entry) => [entry.words, entry] as const))("%s", (_words, entry) => {
  const [kind] = String(entry.says).split(".");
  const about = entry.as === "on" && kind === "customer" ? "customer" : kind === "stock" ? "stock_level" : entry.about;
  expect(checkDocument(ruleOf({ ...entry, about }))).toMatchObject({ outcome: "good" });
});
