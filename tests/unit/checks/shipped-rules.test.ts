import { expect, test } from "vitest";
import { defaultsOf } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import { checkDocument, inWords } from "#app/rules/check-document.ts";

for (const check of CHECKS)
  test(`the rules of “${check.name}” are good documents with every yes/no and choice either way`, () => {
    const base = defaultsOf(check);
    const variants: Record<string, unknown>[] = [base];
    for (const [name, setting] of Object.entries(check.settings)) {
      if (setting.type === "yes_no") variants.push({ ...base, [name]: !base[name] });
      for (const { value } of setting.choices ?? []) variants.push({ ...base, [name]: value });
      if (setting.type === "text") variants.push({ ...base, [name]: "" });
      if (setting.type === "number")
        variants.push({ ...base, [name]: Math.max(0, Number(base[name]) - Number(base[name])) || 1 });
    }
    for (const values of variants) {
      const parsed = valuesSchema(check.settings).safeParse(values);
      if (!parsed.success) continue;
      for (const rule of check.rules(parsed.data as never, "GBP")) {
        const checked = checkDocument(rule);
        expect(check.ruleIds).toContain(rule.id);
        expect(checked.outcome === "good" ? [] : checked.complaints.map(inWords), rule.id).toEqual([]);
      }
    }
  });

test("ids of all shipped rules are different, and handles of their holds too", () => {
  const ids = CHECKS.flatMap((check) => check.rules(defaultsOf(check) as never, "GBP").map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("every setting has words, and its default is accepted", () => {
  for (const check of CHECKS)
    for (const [name, { label, schema, default: otherwise }] of Object.entries(check.settings)) {
      expect(label, `${check.id}.${name}`).toMatch(/\S/);
      expect(schema.safeParse(otherwise).success, `${check.id}.${name}`).toBe(true);
    }
});
