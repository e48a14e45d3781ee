// Records that rules look for (`let` with `find`): among those that we keep, or by Shopify's search where the rule names one.
import type { AdminClient } from "#app/admin/client.server.ts";
import { listCollections } from "#app/admin/operations/list-collections.ts";
import { listDiscounts } from "#app/admin/operations/list-discounts.ts";
import { readCustomers } from "#app/admin/operations/read-customers.ts";
import { readMetafieldsOf } from "#app/admin/operations/read-metafields-of.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import { readProducts } from "#app/admin/operations/read-products.ts";
import { SEARCHED, type Searched } from "#app/admin/operations/search-page.ts";
import { searchRecords } from "#app/admin/operations/search-records.ts";
import { inShop } from "#app/db.server.ts";
import { childrenOfOrder } from "#app/rules/children-of-order.ts";
import { type CompiledRule, compileRule } from "#app/rules/compile-rule.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Facts } from "#app/rules/facts.ts";
import { foundBy, type Looking, lookingEnv, lookingFor, namesBefore } from "#app/rules/found-by.ts";
import type { Need } from "#app/rules/need.ts";
import type { Findable } from "#app/rules/rule-document.ts";
import type { LaneKind } from "#app/rules/scope.ts";
import { laneRecordOf } from "#app/rules/subject-records.ts";
import { TemplateError } from "#app/rules/template.ts";
import { variantsOfProduct } from "#app/rules/variants-of-product.ts";
import { listKeptRecords } from "#app/store/kept-records.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import { ownOfKept } from "#app/worker/confirm-records.server.ts";
import { metafieldKeys } from "#app/worker/metafield-keys.ts";
import { namedRecord } from "#app/worker/named-record.server.ts";

type Picture = Record<string, unknown>;

/** So many of ours are looked at for one `find`, the newest. */
const MOST_LOOKED_AT = 2_000;
/** So many found ones go into a decision: its facts are kept with its run. */
const MOST_FOUND = 500;
const MOST_PAGES = 2;
/** Of collections ten each, of discounts fifty. */
const MOST_LISTED_PAGES = 10;

/** Whose pictures hold them. What is not here is not kept, and stays unknown. */
const KEPT_WITH: Partial<Record<Findable, LaneKind>> = {
  orders: "order",
  customers: "customer",
  products: "product",
  variants: "product",
  stock_levels: "stock",
  draft_orders: "draft_order",
  refunds: "order",
  fulfillments: "order",
  returns: "order",
  disputes: "order",
  transactions: "order",
  fulfillment_orders: "order",
};
const OWN: ReadonlySet<string> = new Set(["orders", "customers", "products", "stock_levels", "draft_orders"]);

export interface FindingFor {
  shop: string;
  admin: AdminClient;
  rules: readonly StoredRule[];
  /** ISO instant, UTC. */
  now: string;
  /** Pictures that this batch brings, by the kind of their lanes: newer than the kept ones. */
  fresh: ReadonlyMap<LaneKind, readonly Picture[]>;
}

/** The records, and of how many others they are. */
interface Looked {
  pictures: Picture[];
  /** False: there are more, older ones. */
  isWhole: boolean;
  lookedAt: number;
}

/** What many lanes look for is read once. */
type Read = Map<string, Promise<Looked | null>>;
type Named = Map<string, Promise<Picture[] | null>>;

/** The facts of each with what its rules look for. What cannot be looked up stays as it was: unknown. */
export async function resolveFound(
  finding: FindingFor,
  lanes: readonly { name: string; needs: readonly Need[]; facts: Facts }[],
): Promise<Map<string, Facts>> {
  const compiled = finding.rules.map(compileRule);
  const read: Read = new Map();
  const named: Named = new Map();
  const resolved = new Map<string, Facts>();
  for (const { name, needs, facts } of lanes) {
    let whole = facts;
    for (const need of needs)
      if (need.fact === "found" && need.name) whole = await withFound(finding, compiled, need.name, whole, read, named);
    resolved.set(name, whole);
  }
  return resolved;
}

/** With what this need names, and what the rule looks for before it. */
async function withFound(
  finding: FindingFor,
  rules: readonly CompiledRule[],
  wanted: string,
  facts: Facts,
  read: Read,
  named: Named,
): Promise<Facts> {
  const looking = lookingFor(wanted, rules);
  if (!looking) return withNamed(finding, wanted, facts, named);
  let whole = facts;
  for (const name of namesBefore(wanted, looking)) {
    const one = lookingFor(name, rules);
    if (!one || whole.found[name]) continue;
    const records = await recordsFor(finding, one, whole, read);
    if (!records) continue;
    const found = foundBy(one, records.pictures, whole, finding.now);
    const cut = cutOf(one, records, found.length);
    whole = {
      ...whole,
      found: { ...whole.found, [name]: found.slice(0, MOST_FOUND) },
      ...(cut ? { found_cut: { ...whole.found_cut, [name]: cut } } : {}),
    };
  }
  return whole;
}

/** With the variant or collection that an action names. */
async function withNamed({ admin, rules }: FindingFor, name: string, facts: Facts, named: Named): Promise<Facts> {
  const known = named.get(name) ?? namedRecord(admin, name, metafieldKeys(rules));
  named.set(name, known);
  const records = await known;
  return records ? { ...facts, found: { ...facts.found, [name]: records } } : facts;
}

/** To what the search was cut, in words; null: no more lay beyond. */
function cutOf({ find: { find, sortBy } }: Looking, { isWhole, lookedAt }: Looked, found: number): string | null {
  if (found > MOST_FOUND) return `the first ${MOST_FOUND} found`;
  // Newest first, as many as it asks for: the older ones change nothing.
  const hasEnough = find.limit !== undefined && found >= find.limit && !sortBy;
  return isWhole || hasEnough
    ? null
    : `what was found among the ${orderOf(find.find)} ${lookedAt} ${lookedAtOf(find.find)}`;
}

/** Collections come by title. */
const orderOf = (list: Findable): string => (list === "collections" ? "first" : "newest");
const lookedAtOf = (list: Findable): string =>
  OWN.has(list) || list === "collections" || list === "discounts"
    ? list.replaceAll("_", " ")
    : `${KEPT_WITH[list] ?? ""}s`;

async function recordsFor(finding: FindingFor, looking: Looking, facts: Facts, read: Read): Promise<Looked | null> {
  const { find, search } = looking.find;
  const list = find.find;
  const query = search ? queryOf(looking, facts, finding.now) : null;
  // Shopify alone has them; a search that cannot be written stays unknown.
  if (list === "collections" || list === "discounts")
    return search && query === null ? null : once(read, `${list} ${query}`, () => listed(finding, list, query));
  if (search) {
    const isSearched = (SEARCHED as readonly string[]).includes(list);
    return query === null || !isSearched
      ? null
      : once(read, `search ${list} ${query}`, () => searched(finding, list as Searched, query));
  }
  const kind = KEPT_WITH[list];
  if (!kind) return null;
  const span = find.within ? parseDuration(find.within) : null;
  // Of what an order holds the window is its own, not its order's.
  const since =
    span && OWN.has(list) ? addDuration(finding.now, span, lookingEnv(looking, facts, finding.now).calendar, -1) : null;
  const keys = asksMetafields(looking) ? metafieldKeys(finding.rules) : [];
  return once(read, `${list} ${since} ${keys.length > 0}`, async () => {
    const kept = await inShop(finding.shop, (client) =>
      listKeptRecords(client, finding.shop, { kind, createdSince: since, most: MOST_LOOKED_AT }),
    );
    const strange = kept.records.filter(({ confirmed }) => !confirmed).map(({ key }) => key);
    const own = await ownOfKept(finding.shop, finding.admin, kind, strange);
    const ours = kept.records.flatMap(({ key, seen, confirmed }) => (confirmed || own.has(key) ? [seen] : []));
    const records = listOf(list, newestOf(finding.fresh.get(kind) ?? [], ours));
    return (
      records && {
        pictures: keys.length ? await withMetafields(finding.admin, list, records, keys) : records,
        isWhole: kept.isWhole,
        lookedAt: kept.records.length,
      }
    );
  });
}

/** No webhook carries them: where a rule picks by one they are read, of all that it picks from. */
const asksMetafields = ({ find: { find, where } }: Looking): boolean =>
  Object.hasOwn(WITH_METAFIELDS, find.find) && (where?.groups ?? []).some((group) => group.endsWith("_metafields"));
const WITH_METAFIELDS: Partial<Record<Findable, string>> = {
  ...{ orders: "Order", customers: "Customer", products: "Product", variants: "ProductVariant" },
  draft_orders: "DraftOrder",
};

async function withMetafields(
  admin: AdminClient,
  list: Findable,
  records: readonly Picture[],
  keys: readonly string[],
): Promise<Picture[]> {
  const gidOf = ({ id }: Picture) => `gid://shopify/${WITH_METAFIELDS[list]}/${String(id)}`;
  const all: Picture[] = [];
  for (let from = 0; from < records.length; from += 50) {
    const some = records.slice(from, from + 50);
    const { metafields } = await readMetafieldsOf(admin, { gids: some.map(gidOf), keys });
    all.push(...some.map((record) => ({ ...record, ...metafields.get(gidOf(record)) })));
  }
  return all;
}

async function listed({ admin }: FindingFor, list: "collections" | "discounts", query: string | null): Promise<Looked> {
  const asked = { query, mostPages: MOST_LISTED_PAGES };
  const { isWhole, ...read } =
    list === "collections" ? await listCollections(admin, asked) : await listDiscounts(admin, asked);
  const pictures = "collections" in read ? read.collections : read.discounts;
  return { pictures, isWhole, lookedAt: pictures.length };
}

function once(read: Read, key: string, work: () => Promise<Looked | null>): Promise<Looked | null> {
  const known = read.get(key) ?? work();
  read.set(key, known);
  return known;
}

const keyOf = (record: Picture): string => String(record.id ?? `${record.inventory_item_id} ${record.location_id}`);

/** Among what this batch brings and what is kept: one and the same record once, as it is newest. */
function newestOf(fresh: readonly Picture[], kept: readonly Picture[]): Picture[] {
  const brought = new Set(fresh.map(keyOf));
  return [...fresh, ...kept.filter((record) => !brought.has(keyOf(record)))];
}

/** Null: not every order's picture tells of them. */
function listOf(list: Findable, pictures: Picture[]): Picture[] | null {
  if (OWN.has(list)) return pictures;
  if (list === "variants") return pictures.flatMap(variantsOfProduct);
  const children = pictures.map((order) => childrenOfOrder(order, list));
  return children.some((one) => one === null) ? null : children.flatMap((one) => one ?? []);
}

/** Null: a fact that the search names is not known, or its template fails. */
function queryOf(looking: Looking, facts: Facts, now: string): string | null {
  try {
    const query = looking.find.search?.render(lookingEnv(looking, facts, now));
    return typeof query === "string" && query.trim() ? query : null;
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}

async function searched({ admin, rules }: FindingFor, list: Searched, query: string): Promise<Looked> {
  const { ids, isWhole } = await searchRecords(admin, { list, query, mostPages: MOST_PAGES });
  const keys = metafieldKeys(rules);
  const pictures: Picture[] = [];
  for (let from = 0; from < ids.length; from += 50) {
    const some = ids.slice(from, from + 50);
    const read: ReadonlyMap<string, Picture | null> =
      list === "orders"
        ? (await readOrders(admin, some)).orders
        : list === "customers"
          ? (await readCustomers(admin, some, { events: false, metafields: keys })).customers
          : (await readProducts(admin, some, keys)).products;
    for (const id of some) {
      const picture = read.get(id);
      if (picture) pictures.push(picture);
    }
  }
  return { pictures, isWhole, lookedAt: ids.length };
}

/** The lanes' own records, by the kind of lane. */
export function freshPictures(all: readonly Facts[]): Map<LaneKind, Picture[]> {
  const fresh = new Map<LaneKind, Picture[]>();
  for (const facts of all) {
    const own = facts.lane.kind === "shop" ? null : laneRecordOf(facts);
    if (own) fresh.set(facts.lane.kind, [...(fresh.get(facts.lane.kind) ?? []), own]);
  }
  return fresh;
}
