// The rules of a shop: which version of each is in force, and every version that ever was.
import { hash } from "node:crypto";
import type { PoolClient } from "pg";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";

/** A version as it was saved, with what is worth knowing of it before it runs. */
export interface StoredRule extends RuleInForce {
  /** The same for the same version of the same document, whichever store's: what is compiled is kept under it, once for all of them. */
  key: string;
  /** Looks into memory, or writes there. */
  usesMemory: boolean;
  /** It may ask for other orders of the same buyer, by itself or through a check. */
  looksAtRelated: boolean;
  /** Every text in it: a table of the store is read for it if its name is among them. */
  text: string;
}

type Parsed = Pick<StoredRule, "document" | "text" | "usesMemory" | "looksAtRelated"> & { digest: string };

/** Documents are read once: a version never changes. And parsed once for all stores that have the same, as most have of checks. */
const ofVersion = new Map<string, Parsed>();
const ofDocument = new Map<string, Parsed>();
/** Ten thousand stores with twenty rules each; a version costs its name here. */
const MOST_VERSIONS = 200_000;

interface VersionRow {
  rule_id: string;
  version: number;
  position: number;
  saved_at: Date;
}

/** The rules that are switched on, in their order. */
export async function activeRules(client: PoolClient, shop: string): Promise<StoredRule[]> {
  const { rows } = await client.query<VersionRow>(
    `select r.rule_id, r.version, r.position, v.saved_at from rule r
     join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
     where r.shop = $1 and r.enabled order by r.position, r.rule_id`,
    [shop],
  );
  return withDocuments(client, shop, rows);
}

/** The rule of this id, where it is switched on. */
export async function activeRule(client: PoolClient, shop: string, ruleId: string): Promise<StoredRule | null> {
  const { rows } = await client.query<VersionRow>(
    `select r.rule_id, r.version, r.position, v.saved_at from rule r
     join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
     where r.shop = $1 and r.rule_id = $2 and r.enabled`,
    [shop, ruleId],
  );
  const [rule] = await withDocuments(client, shop, rows);
  return rule ?? null;
}

/** Versions that are not in force and that something still waits for. One that is gone is left out. */
export async function pinnedRules(
  client: PoolClient,
  shop: string,
  versions: { ruleId: string; version: number }[],
): Promise<StoredRule[]> {
  if (!versions.length) return [];
  const { rows } = await client.query<VersionRow>(
    `select v.rule_id, v.version, r.position, v.saved_at from rule_version v
     join rule r on r.shop = v.shop and r.rule_id = v.rule_id
     join unnest($2::text[], $3::int[]) as p (rule_id, version) on v.rule_id = p.rule_id and v.version = p.version
     where v.shop = $1 and r.enabled order by v.rule_id, v.version`,
    [shop, versions.map(({ ruleId }) => ruleId), versions.map(({ version }) => version)],
  );
  return withDocuments(client, shop, rows);
}

async function withDocuments(client: PoolClient, shop: string, rows: VersionRow[]): Promise<StoredRule[]> {
  const nameOf = (row: VersionRow) => `${shop}/${row.rule_id}@${row.version}/${row.saved_at.getTime()}`;
  const missing = rows.filter((row) => !ofVersion.has(nameOf(row)));
  if (missing.length) {
    const { rows: read } = await client.query<{ rule_id: string; version: number; document: unknown }>(
      `select v.rule_id, v.version, v.document from rule_version v
       join unnest($2::text[], $3::int[]) as m (rule_id, version) on v.rule_id = m.rule_id and v.version = m.version where v.shop = $1`,
      [shop, missing.map((row) => row.rule_id), missing.map((row) => row.version)],
    );
    if (ofVersion.size + read.length > MOST_VERSIONS) {
      ofVersion.clear();
      ofDocument.clear();
    }
    for (const row of missing) {
      const found = read.find((one) => one.rule_id === row.rule_id && one.version === row.version);
      if (found) ofVersion.set(nameOf(row), asParsed(found.document));
    }
  }
  return rows.flatMap((row) => {
    const known = ofVersion.get(nameOf(row));
    if (!known) return [];
    const { rule_id: ruleId, version, position } = row;
    const { digest, ...parsed } = known;
    return [{ ...{ ruleId, version, position }, key: `${ruleId}@${version}/${digest}`, ...parsed }];
  });
}

function asParsed(json: unknown): Parsed {
  // PostgreSQL gives the properties of equal documents in the same order.
  const digest = hash("sha256", JSON.stringify(json), "base64url");
  const known = ofDocument.get(digest);
  if (known) return known;
  const document = RuleSchema.parse(json);
  const text = JSON.stringify(document);
  const parsed = {
    ...{ digest, document, text, usesMemory: /memory|"remember"|"forget"|"per_day"/.test(text) },
    looksAtRelated: /related|duplicate|fraud/.test(text),
  };
  ofDocument.set(digest, parsed);
  return parsed;
}

export interface SavedRule {
  ruleId: string;
  version: number;
  enabled: boolean;
  position: number;
  /** As it was written: what is left out has its default. */
  document: Record<string, unknown>;
  settings: Record<string, unknown> | null;
}

const STORED = `select r.rule_id as "ruleId", r.version, r.enabled, r.position, v.document, v.settings from rule r
  join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version where r.shop = $1`;

/** Every rule, also those that are switched off, in their order. */
export async function listSavedRules(client: PoolClient, shop: string): Promise<SavedRule[]> {
  const { rows } = await client.query<SavedRule>(`${STORED} order by r.position, r.rule_id`, [shop]);
  return rows;
}

/** The rule as it stands, locked until the transaction ends; null: there is none. */
export async function lockRule(client: PoolClient, shop: string, ruleId: string): Promise<SavedRule | null> {
  // Two statements: a lock that had to be waited for is answered with the new row and, joined to it, the old versions.
  await client.query(`select 1 from rule where shop = $1 and rule_id = $2 for update`, [shop, ruleId]);
  const { rows } = await client.query<SavedRule>(`${STORED} and r.rule_id = $2`, [shop, ruleId]);
  return rows[0] ?? null;
}

/** Puts rules into this order. Ids that the shop does not have are passed over. */
export async function orderRules(client: PoolClient, shop: string, ruleIds: readonly string[]): Promise<void> {
  await client.query(
    `update rule r set position = o.position from unnest($2::text[]) with ordinality as o (rule_id, position)
     where r.shop = $1 and r.rule_id = o.rule_id`,
    [shop, ruleIds],
  );
}

/** Takes the rule away. Its versions stay: what was decided by them is explained from them. */
export async function removeRule(client: PoolClient, shop: string, ruleId: string): Promise<void> {
  await client.query(`delete from rule where shop = $1 and rule_id = $2`, [shop, ruleId]);
}

export interface RuleToSave {
  ruleId: string;
  /** A document that check-document.ts found good, as it was written. */
  document: object;
  /** The form of a check that produced the document; null for a rule written as a document. */
  settings: Record<string, unknown> | null;
  enabled: boolean;
  savedBy: string;
}

/**
 * Saves a rule as its next version, which is in force from now on. Returns the version. Its place is where people moved it,
 * until a document says another `order` than the one before; a new rule without one comes last.
 */
export async function saveRuleVersion(client: PoolClient, shop: string, rule: RuleToSave): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `insert into rule as r (shop, rule_id, installation, version, enabled, position)
     select s.shop, $2, s.installation, 1 + coalesce((select max(version) from rule_version where shop = $1 and rule_id = $2), 0), $3,
       coalesce($4::int, (select max(position) + 1 from rule where shop = $1), 0)
     from shop s where s.shop = $1
     on conflict (shop, rule_id) do update set version = r.version + 1, enabled = excluded.enabled,
       installation = excluded.installation, position = case
         when $4::text is distinct from (select document ->> 'order' from rule_version where shop = $1 and rule_id = $2 and version = r.version)
         then coalesce($4::int, r.position) else r.position end
     returning version`,
    [shop, rule.ruleId, rule.enabled, orderOf(rule.document)],
  );
  // Its schedule is set by the shop's own lane; those of rules that come with the app by the first sweep.
  if (rule.savedBy !== "switchyard" && JSON.stringify(rule.document).includes('"schedule":'))
    await bumpLanes(client, shop, [{ kind: "shop", key: "shop" }]);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error(`rule ${rule.ruleId} of a shop that never installed the app`);
  await client.query(
    `insert into rule_version (shop, rule_id, version, document, settings, saved_by) values ($1, $2, $3, $4, $5, $6)`,
    [
      shop,
      rule.ruleId,
      version,
      JSON.stringify(rule.document),
      rule.settings && JSON.stringify(rule.settings),
      rule.savedBy,
    ],
  );
  return version;
}

const orderOf = (document: object): string | null => {
  const { order } = document as { order?: unknown };
  return order === undefined ? null : String(order);
};
