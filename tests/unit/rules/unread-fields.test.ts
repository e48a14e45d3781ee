import { expect, test } from "vitest";
import { RECORDS } from "#app/rules/records/index.ts";

const STAMPS = { id: "1", created_at: "2026-11-24T10:00:00Z", updated_at: "2026-11-24T10:00:00Z" };

test("a field that has to be read is absent until it was: no neutral value says that there is none", () => {
  const said = RECORDS.flatMap(({ kind, fields, schema }) => {
    const parsed = schema.safeParse(STAMPS);
    if (!parsed.success) return [];
    const record = parsed.data as Record<string, unknown>;
    return Object.entries(fields).flatMap(([name, { need }]) =>
      need && record[name] !== undefined ? [`${kind}.${name}`] : [],
    );
  });
  expect(said).toEqual([]);
});
