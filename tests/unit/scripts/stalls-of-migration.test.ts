import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { concurrentIndexOf } from "#scripts/concurrent-index-of.ts";
import { stallsOfMigration } from "#scripts/stalls-of-migration.ts";

const FOLDER = join(import.meta.dirname, "../../../prisma/migrations");
/** Those up to here were applied before there were rules, on databases that hardly held anything. */
const BEFORE_RULES = "20261126161400_bodies_lie_quickly";
const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name > BEFORE_RULES)
  .map((entry) => entry.name);

it.each(names)("%s may run while the deployment serves", (name) => {
  expect(stallsOfMigration(readFileSync(join(FOLDER, name, "migration.sql"), "utf8"))).toEqual([]);
});

describe("what would stand still", () => {
  it.each([
    [`CREATE INDEX "a" ON "run" ("shop");`, "CONCURRENTLY"],
    [`CREATE UNIQUE INDEX a ON run (shop);`, "CONCURRENTLY"],
    [`ALTER TABLE "run" ADD COLUMN "x" TEXT NOT NULL;`, "DEFAULT"],
    [`ALTER TABLE "run" ADD COLUMN "y" INT, ADD COLUMN "x" TEXT NOT NULL;`, "DEFAULT"],
    [`ALTER TABLE run ALTER COLUMN x TYPE bigint;`, "write both"],
    [`ALTER TABLE run ALTER COLUMN x SET DATA TYPE bigint;`, "write both"],
    [`ALTER TABLE run ALTER COLUMN x SET NOT NULL;`, "NOT VALID"],
    [`ALTER TABLE run ADD CONSTRAINT c CHECK (x > 0);`, "NOT VALID"],
    [`ALTER TABLE run ADD FOREIGN KEY (x) REFERENCES shop (shop);`, "NOT VALID"],
    [`ALTER TABLE run ADD CONSTRAINT c UNIQUE (x);`, "USING INDEX"],
    [`LOCK TABLE run;`, "keeps everybody out"],
    [`UPDATE run SET x = 1;`, "batches"],
    [`SELECT 1; DELETE FROM "run" WHERE x = 1;`, "batches"],
    [`ALTER TABLE run DROP COLUMN x;`, "unused since"],
    [`ALTER TABLE run RENAME COLUMN x TO y;`, "unused since"],
    [`DROP TABLE run;`, "unused since"],
    [`CREATE INDEX CONCURRENTLY a ON run (x); CREATE TABLE b (x int);`, "alone"],
  ])("%s", (sql, instead) => {
    expect(stallsOfMigration(sql).join("\n")).toContain(instead);
  });
});

describe("what does not", () => {
  it.each([
    `CREATE INDEX CONCURRENTLY "a" ON "run" ("shop");`,
    `CREATE TABLE "own" ("x" TEXT NOT NULL); CREATE INDEX "a" ON "own" ("x"); UPDATE "own" SET x = 'a';`,
    `ALTER TABLE "run" ADD COLUMN "x" TEXT;`,
    `ALTER TABLE "run" ADD COLUMN "x" INTEGER NOT NULL DEFAULT 0;`,
    `ALTER TABLE "run" ADD COLUMN "x" INTEGER DEFAULT 0 NOT NULL, ADD COLUMN "y" TEXT;`,
    `ALTER TABLE run ADD CONSTRAINT c CHECK (x > 0) NOT VALID;`,
    `ALTER TABLE run ADD CONSTRAINT c UNIQUE USING INDEX a;`,
    `-- unused since 0.4\nALTER TABLE run DROP COLUMN x;`,
    `-- CREATE INDEX a ON run (x);`,
    `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE run SET x = 1; DELETE FROM run; END $$;`,
  ])("%s", (sql) => {
    expect(stallsOfMigration(sql)).toEqual([]);
  });
});

it("knows the index that a migration makes while others write", () => {
  expect(concurrentIndexOf(`-- why\nCREATE UNIQUE INDEX CONCURRENTLY "a_b" ON run (x)`)).toBe("a_b");
  expect(concurrentIndexOf(`CREATE INDEX a ON run (x) -- CREATE INDEX CONCURRENTLY b ON run (x)`)).toBeNull();
});
