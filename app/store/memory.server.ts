// What rules remember: values by name, of the store, of an order, a customer or a product.
import type { PoolClient } from "pg";
import type { EffectBody } from "#app/rules/effect.ts";
import { rememberedValue } from "#app/rules/project-memory.ts";

export type MemoryScope = "shop" | "order" | "customer" | "product";
export interface MemoryOwner {
  scope: MemoryScope;
  owner: string;
}
type Values = Record<string, unknown>;

// Rows are looked up one by one, by the index: in a rush the planner's figures are of the minute before, and joined freely it reads all that
// the store remembers.

/** What is remembered of these, by "scope/owner". */
export async function getMemory(client: PoolClient, shop: string, owners: MemoryOwner[]): Promise<Map<string, Values>> {
  const held = new Map<string, Values>();
  if (!owners.length) return held;
  const { rows } = await client.query<{ scope: string; owner: string; values: Values }>(
    `select m.scope, m.owner, jsonb_object_agg(m.name, m.value) as values
     from (select distinct * from unnest($2::text[], $3::text[]) as o (scope, owner)) o
     cross join lateral (select * from memory where shop = $1 and scope = o.scope and owner = o.owner offset 0) m
     group by m.scope, m.owner`,
    [shop, owners.map((entry) => entry.scope), owners.map((entry) => entry.owner)],
  );
  for (const row of rows) held.set(`${row.scope}/${row.owner}`, row.values);
  return held;
}

type Write = Extract<EffectBody, { kind: "remember" | "forget" }>;

/**
 * Remembers and forgets, in their order, the values locked one after another in the order of their names, so that
 * transactions cannot wait for each other in a ring.
 * @returns the write that would carry a counter beyond its cap: then nothing was written, and it is to be decided again on
 * what is remembered by now. Null: all is written.
 */
export async function writeMemory(
  client: PoolClient,
  shop: string,
  installation: number,
  writes: Write[],
): Promise<Write | null> {
  if (!writes.length) return null;
  const nameOf = ({ scope, owner, name }: Write) => JSON.stringify([scope, owner, name]);
  const names = [...new Map(writes.map((write) => [nameOf(write), write])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, write]) => write);
  const columns = [
    names.map((write) => write.scope),
    names.map((write) => write.owner),
    names.map((write) => write.name),
  ];
  // A name that is new has no row to lock: an advisory lock stands for each, whether or not there is one.
  await client.query(
    `select pg_advisory_xact_lock(hashtextextended($1 || l.name, 0)) from unnest($2::text[]) as l (name)`,
    [`memory ${shop} `, names.map(nameOf)],
  );
  const { rows } = await client.query<{ scope: MemoryScope; owner: string; name: string; value: unknown }>(
    `select m.scope, m.owner, m.name, m.value from unnest($2::text[], $3::text[], $4::text[]) as w (scope, owner, name)
     cross join lateral (
       select * from memory where shop = $1 and scope = w.scope and owner = w.owner and name = w.name offset 0) m`,
    [shop, ...columns],
  );
  const values = new Map<string, unknown>(
    rows.map((row) => [JSON.stringify([row.scope, row.owner, row.name]), row.value]),
  );
  for (const write of writes) {
    const key = nameOf(write);
    if (write.kind === "forget") {
      values.delete(key);
      continue;
    }
    const next = rememberedValue(values.get(key), write);
    if (write.cap !== undefined && Number(next) > write.cap) return write;
    values.set(key, next);
  }
  const kept = names.filter((write) => values.has(nameOf(write)));
  const gone = names.filter((write) => !values.has(nameOf(write)));
  if (kept.length)
    await client.query(
      `insert into memory (shop, installation, scope, owner, name, value)
       select $1, $2, w.* from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[]) as w
       on conflict (shop, scope, owner, name) do update set value = excluded.value, installation = excluded.installation, changed_at = now()`,
      [
        shop,
        installation,
        kept.map((write) => write.scope),
        kept.map((write) => write.owner),
        kept.map((write) => write.name),
        kept.map((write) => JSON.stringify(values.get(nameOf(write)) ?? null)),
      ],
    );
  if (gone.length)
    await client.query(
      `delete from memory m using unnest($2::text[], $3::text[], $4::text[]) as w (scope, owner, name)
       where m.shop = $1 and m.scope = w.scope and m.owner = w.owner and m.name = w.name`,
      [shop, gone.map((write) => write.scope), gone.map((write) => write.owner), gone.map((write) => write.name)],
    );
  return null;
}
