// The written pages of docs/rules: every document in them is good, every example comes out as it says.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { compareExpected, ExpectedSchema } from "#app/rules/trial/compare-expected.ts";
import { casesOf, tryCase } from "#app/rules/trial/try-cases.ts";

const folder = new URL("../../../docs/rules/", import.meta.url);
interface Block {
  page: string;
  heading: string;
  kind: string;
  value: unknown;
}
const blocks: Block[] = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .flatMap((page) => {
    const text = readFileSync(new URL(page, folder), "utf8");
    return [...text.matchAll(/^```json (rule|facts|expect)\n([\s\S]*?)^```/gm)].map((match) => ({
      page,
      heading: /(?:^|\n)#+ (.*)\n(?![\s\S]*\n#+ )/.exec(text.slice(0, match.index))?.[1] ?? "",
      kind: match[1] ?? "",
      value: JSON.parse(match[2] ?? "") as unknown,
    }));
  });

test.each(blocks.filter(({ kind }) => kind === "rule").map((block) => [block.page, block.heading, block] as const))(
  "%s, %s: the rule is good",
  (_page, _heading, { value }) => {
    for (const document of [value].flat()) expect(checkDocument(document)).toMatchObject({ outcome: "good" });
  },
);

const examples = blocks.flatMap((rule, at) => {
  const [facts, expected] = [blocks[at + 1], blocks[at + 2]];
  return rule.kind === "rule" && facts?.kind === "facts" && expected?.kind === "expect"
    ? [{ rule: rule.value, facts: facts.value, expected: ExpectedSchema.parse(expected.value), heading: rule.heading }]
    : [];
});

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(5);
});

test.each(
  examples.flatMap(({ rule, facts, expected, heading }) =>
    (casesOf(facts) ?? []).map(
      (given, at) => [heading, expected.cases[at]?.name ?? "", { rule, given, at, expected }] as const,
    ),
  ),
)("%s: %s", (_heading, _name, { rule, given, at, expected }) => {
  const wanted = expected.cases[at];
  expect(wanted?.name).toBe((given as { name: string }).name);
  if (wanted) expect(compareExpected(tryCase(rule, given).trial, wanted)).toEqual([]);
});
