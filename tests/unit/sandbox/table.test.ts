import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangeWatch } from "#sandbox/world/change-watch.ts";
import { Table, type TableAccess } from "#sandbox/world/table.ts";

interface Thing {
  id: string;
  words: string[];
}

const aTable = (access: TableAccess = { isReading: false, isFilling: false, watch: null, reads: null }) =>
  new Table<Thing>("things", access, {});

const aThing = (id: string, word: string): Thing => ({ id, words: [word] });

/** What can be done to a dictionary of records. */
const doing = fc.oneof(
  fc.record({ do: fc.constant("set" as const), id: fc.integer({ min: 1, max: 80 }), word: fc.string() }),
  fc.record({ do: fc.constant("change" as const), id: fc.integer({ min: 1, max: 80 }), word: fc.string() }),
  fc.record({ do: fc.constant("delete" as const), id: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ do: fc.constant("read" as const), id: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ do: fc.constant("chill" as const) }),
  fc.record({ do: fc.constant("end the turn" as const) }),
);

describe("a table", () => {
  it("is a plain dictionary to whoever uses it, whether its records are at rest or not", () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 200 }), (steps) => {
        const access: TableAccess = { isReading: false, isFilling: false, watch: null, reads: null };
        const table = aTable(access);
        const plain = new Map<string, Thing>();
        const told = new Map<string, object | null>();
        const watch = new ChangeWatch((_table, id, change) => {
          if (change === null || "whole" in change) told.set(id, change && JSON.parse(change.whole));
          else told.set(id, { ...told.get(id), ...JSON.parse(change.fields) });
        });
        access.watch = watch;
        for (const step of steps) {
          const id = "id" in step ? `t${step.id}` : "";
          if (step.do === "set") {
            table.dict[id] = aThing(id, step.word);
            plain.set(id, aThing(id, step.word));
          } else if (step.do === "change") {
            table.dict[id]?.words.push(step.word);
            plain.get(id)?.words.push(step.word);
          } else if (step.do === "delete") {
            delete table.dict[id];
            plain.delete(id);
          } else if (step.do === "read") {
            expect(table.dict[id]).toEqual(plain.get(id));
            expect(id in table.dict).toBe(plain.has(id));
            expect(Object.hasOwn(table.dict, id)).toBe(plain.has(id));
          } else if (step.do === "end the turn") watch.flush();
          else {
            // Who lays records to rest holds none of them.
            watch.flush();
            table.chill();
          }
        }
        watch.flush();
        expect(Object.fromEntries(Object.entries(table.dict))).toEqual(Object.fromEntries(plain));
        expect(Object.keys(table.dict).toSorted()).toEqual([...plain.keys()].toSorted());
        expect(table.size).toBe(plain.size);
        expect(JSON.parse(JSON.stringify(table.dict))).toEqual(Object.fromEntries(plain));
        // Whoever only listened to the changes has the same.
        const heard = [...told].filter(([, record]) => record !== null);
        expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(plain));
      }),
    );
  });

  it("gives the same object each time, also after it was at rest", () => {
    const table = aTable();
    table.dict.a = aThing("a", "one");
    table.chill();

    expect(table.dict.a).toBe(table.dict.a);
  });

  it("keeps the order in which records came", () => {
    const table = aTable();
    for (const id of ["c", "a", "b"]) table.dict[id] = aThing(id, id);
    table.chill();
    table.dict.d = aThing("d", "d");
    table.dict.a?.words.push("more");

    expect(Object.keys(table.dict)).toEqual(["c", "a", "b", "d"]);
  });

  it("tells nothing of records that were handed out and not changed", () => {
    const told: string[] = [];
    const access: TableAccess = { isReading: false, isFilling: false, watch: null, reads: null };
    const table = aTable(access);
    table.dict.a = aThing("a", "one");
    table.dict.b = aThing("b", "one");
    const watch = new ChangeWatch((name, id) => told.push(`${name} ${id}`));
    access.watch = watch;
    table.dict.a?.words.push("two");
    expect(table.dict.b?.words).toEqual(["one"]);
    watch.flush();

    expect(told).toEqual(["things a"]);
  });

  it("tells of a record that was changed what is another now, and all of it where something is gone", () => {
    const told: unknown[] = [];
    const access: TableAccess = { isReading: false, isFilling: false, watch: null, reads: null };
    const table = new Table<Partial<Thing>>("things", access, { a: aThing("a", "one") });
    const watch = new ChangeWatch((_name, _id, change) => told.push(change));
    access.watch = watch;
    table.dict.a?.words?.push("two");
    watch.flush();
    delete (table.dict.a as Partial<Thing>).words;
    watch.flush();
    delete table.dict.a;
    watch.flush();

    expect(told).toEqual([{ fields: '{"words":["one","two"]}' }, { whole: '{"id":"a"}' }, null]);
  });

  it("says in which turn a record may have been changed last, and of all records when it was not told", () => {
    const access: TableAccess = { isReading: false, isFilling: false, watch: null, reads: null };
    const table = aTable(access);
    table.dict.a = aThing("a", "one");
    table.dict.b = aThing("b", "one");
    const watch = new ChangeWatch(() => {});
    access.watch = watch;
    expect(table.dict.a?.id).toBe("a");
    const first = watch.turn;
    expect(watch.lastSeen(table as Table, "a")).toBe(first);
    watch.flush();

    expect(watch.turn).toBeGreaterThan(first);
    expect([watch.lastSeen(table as Table, "a"), watch.lastSeen(table as Table, "b")]).toEqual([first, 0]);
    watch.missed();
    expect(watch.lastSeen(table as Table, "b")).toBe(watch.turn);
  });
});
