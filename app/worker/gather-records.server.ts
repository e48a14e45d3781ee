// Gathers the facts of records that are no orders: deliveries and our own tables. What Shopify has to add is read only when
// an answer hangs on it.
import type { PoolClient } from "pg";
import type { AdminClient } from "#app/admin/client.server.ts";
import { inShop } from "#app/db.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { LaneKind } from "#app/rules/scope.ts";
import { laneTarget } from "#app/rules/subject-records.ts";
import { listCheckSettings } from "#app/store/checks.server.ts";
import { type OpenDelivery, openDeliveries } from "#app/store/deliveries.server.ts";
import type { MemoryOwner } from "#app/store/memory.server.ts";
import {
  getInventoryItems,
  getRecordStates,
  listRecordKeys,
  type RecordState,
} from "#app/store/record-states.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { ABOUT_THE_APP } from "#app/worker/about-the-app.ts";
import { confirmGathered } from "#app/worker/confirm-records.server.ts";
import type { Gathered, GatheredLane } from "#app/worker/gathered.ts";
import { type HeldLane, laneName } from "#app/worker/held-lane.ts";
import { lookAtRecord, type RecordLook } from "#app/worker/look-at-record.ts";
import {
  type Books,
  type LaneRecord,
  type LaneRules,
  readBooks,
  readLaneRules,
  rulesOfLane,
} from "#app/worker/read-books.server.ts";
import { type Customers, readCustomersFor } from "#app/worker/read-customers-for.server.ts";
import { levelNamedBy, readRecordDelivery } from "#app/worker/read-record-delivery.ts";
import { recordEventsOfTold } from "#app/worker/record-events-of-told.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

type Picture = Record<string, unknown>;
type RecordLaneKind = Exclude<LaneKind, "order">;

interface RecordAt {
  lane: HeldLane;
  recordKey: string;
  deliveries: OpenDelivery[];
  state: RecordState | null;
  look: RecordLook;
}

interface Tables extends LaneRules {
  kind: RecordLaneKind;
  books: Books;
  customers: Customers;
  /** Of stock: the product and the variant of each inventory item. */
  stocked: Map<string, { product: Picture; variant: Picture | null }>;
  settings: Facts["settings"];
}

/** Lanes of one kind. */
export async function gatherRecords(shop: ShopRecord, lanes: HeldLane[], admin: AdminClient): Promise<Gathered> {
  const kind = (lanes[0]?.kind ?? "shop") as RecordLaneKind;
  const all = await inShop(shop.shop, async (client) => {
    const laneRules = await readLaneRules(client, shop, lanes);
    const records = await readRecords(client, shop, kind, lanes, laneRules);
    const named = records.map((record) => ({ record, named: nameOf(shop, kind, record) }));
    const books = await readBooks(
      client,
      shop,
      laneRules,
      named.map((one) => one.named),
    );
    for (const one of named) one.record.look = lookAt(shop, kind, one.record, one.named, laneRules, books);
    const tables: Tables = {
      ...laneRules,
      kind,
      books,
      settings: await listCheckSettings(client, shop.shop),
      stocked: kind === "stock" ? await readStocked(client, shop.shop, lanes) : new Map(),
      customers: await readCustomersFor(
        client,
        shop,
        rulesOfLane(laneRules.rules, kind),
        records.flatMap((record) => customerOf(kind, record) ?? []),
      ),
    };
    return {
      now: instantOf(tables.now),
      rules: tables.rules,
      pinned: tables.pinned,
      lanes: named.map((one) => gathered(shop, one.record, one.named, tables)),
      ends: new Map(),
    };
  });
  return confirmGathered(shop.shop, admin, all);
}

/** The records of these lanes that something was told of, with what is known of them. */
async function readRecords(
  client: PoolClient,
  { shop }: ShopRecord,
  kind: RecordLaneKind,
  lanes: HeldLane[],
  { stages }: LaneRules,
): Promise<RecordAt[]> {
  // What concerns the app itself waits for the shop's lane to answer it, also when it has come since that lane looked.
  const deliveries = (await openDeliveries(client, shop, lanes)).filter(({ topic }) => !ABOUT_THE_APP.has(topic));
  const known =
    kind === "stock"
      ? await listRecordKeys(
          client,
          shop,
          kind,
          lanes.map(({ key }) => `${key}/`),
        )
      : [];
  const records = lanes.flatMap((lane): Omit<RecordAt, "state" | "look">[] => {
    const ofLane = deliveries.filter((delivery) => delivery.laneKey === lane.key);
    if (kind !== "stock") return [{ lane, recordKey: lane.key, deliveries: ofLane }];
    const ended = stages.filter((stage) => laneName(stage.lane) === laneName(lane)).map(({ recordKey }) => recordKey);
    return levelsOf(lane, ofLane, known, ended);
  });
  const states = await getRecordStates(
    client,
    shop,
    kind,
    records.map(({ recordKey }) => recordKey),
  );
  return records.map((record) => ({ ...record, state: states.get(record.recordKey) ?? null, look: NOTHING }));
}

const NOTHING: RecordLook = {
  picture: null,
  at: null,
  isGone: false,
  triggers: [],
  answered: [],
  settled: [],
  waitsUntil: null,
};

/** The levels of one inventory item; what names none of them concerns all that are known. */
function levelsOf(
  lane: HeldLane,
  deliveries: OpenDelivery[],
  known: readonly string[],
  ended: readonly string[],
): { lane: HeldLane; recordKey: string; deliveries: OpenDelivery[] }[] {
  const named = deliveries.map((delivery) => ({ delivery, level: levelNamedBy(delivery, lane.key) }));
  const own = known.filter((key) => key.startsWith(`${lane.key}/`));
  const forAll = named.filter(({ level }) => level === null).map(({ delivery }) => delivery);
  const keys = new Set([...named.flatMap(({ level }) => level ?? []), ...ended, ...(forAll.length ? own : [])]);
  // Nobody knows a level: the lane itself answers.
  if (!keys.size) return [{ lane, recordKey: lane.key, deliveries: forAll }];
  return [...keys].sort().map((recordKey) => ({
    lane,
    recordKey,
    deliveries: [...named.filter(({ level }) => level === recordKey).map(({ delivery }) => delivery), ...forAll],
  }));
}

function nameOf(shop: ShopRecord, kind: RecordLaneKind, record: RecordAt): LaneRecord {
  const { lane, recordKey } = record;
  const memory: MemoryOwner[] = [];
  if (kind === "product") memory.push({ scope: "product", owner: lane.key });
  const customerId = customerOf(kind, record);
  if (customerId) memory.push({ scope: "customer", owner: customerId });
  return { lane, recordKey, target: laneTarget(namedFacts(shop, kind, recordKey)), memory };
}

/** As much of the facts as tells what the record is called. */
const namedFacts = (shop: ShopRecord, kind: RecordLaneKind, recordKey: string): Facts => {
  const [item, location] = recordKey.split("/");
  const level = kind === "stock" && location ? { inventory_item_id: item, location_id: location } : null;
  return { shop: shopFacts(shop), lane: { kind, key: item ?? recordKey }, stock_level: level } as unknown as Facts;
};

function customerOf(kind: RecordLaneKind, { lane, state }: Pick<RecordAt, "lane" | "state">): string | null {
  if (kind === "customer") return lane.key;
  const known = kind === "draft_order" ? state?.seen?.customer_id : null;
  return typeof known === "string" ? known : null;
}

function lookAt(
  { installedAt }: ShopRecord,
  kind: RecordLaneKind,
  { deliveries, state, recordKey, lane }: RecordAt,
  named: LaneRecord,
  { stages }: LaneRules,
  books: Books,
): RecordLook {
  return lookAtRecord({
    kind,
    deliveries: deliveries.map((delivery) => ({ id: delivery.id, told: readRecordDelivery(delivery) })),
    seen: state?.seen ?? null,
    seenAt: state?.updatedAt ?? null,
    decided: state?.decided ?? null,
    writes: books.writesOf(named).filter((write) => write.target === named.target),
    installedAt,
    hasEndedStages: stages.some((stage) => laneName(stage.lane) === laneName(lane) && stage.recordKey === recordKey),
  });
}

function gathered(shop: ShopRecord, record: RecordAt, named: LaneRecord, tables: Tables): GatheredLane {
  const { lane, recordKey, state, look } = record;
  const { kind } = tables;
  const facts = factsOf(shop, record, named, tables);
  const customerId = customerOf(kind, { lane, state: look.picture ? ({ seen: look.picture } as RecordState) : state });
  const product = tables.stocked.get(lane.key)?.product.id;
  return {
    lane,
    recordKey,
    picture: look.picture,
    pictureAt: look.at,
    isConfirmed: kind === "shop" || state?.confirmed === true || record.deliveries.some(isOfOurBooks),
    isGone: look.isGone,
    triggers: look.triggers,
    state: { flags: state?.flags ?? [], matched: state?.matched ?? [], lastRunId: state?.lastRunId ?? null },
    facts,
    orderId: null,
    customerId,
    relates: [
      ...(kind === "draft_order" && customerId ? [{ kind: "customer", key: customerId }] : []),
      ...(kind === "stock" && typeof product === "string" ? [{ kind: "product", key: product }] : []),
    ],
    hasOpenEffects: tables.books.openOf(named).length > 0,
    happened: [],
    ...happenedTo(kind, record),
    answered: look.answered,
    settled: look.settled,
    waitsUntil: look.waitsUntil,
    wakesHolds: false,
  };
}

/** Told by records of this store, which name this one. */
const isOfOurBooks = ({ source }: OpenDelivery): boolean => ["LEDGER", "HISTORY", "EVENT"].includes(source);

/** What the answered deliveries tell of the record's history. */
function happenedTo(
  kind: RecordLaneKind,
  { recordKey, deliveries, look }: RecordAt,
): Pick<GatheredLane, "recordEvents" | "stockSeen"> {
  const answered = new Set(look.answered);
  const told = deliveries
    .filter(({ id }) => answered.has(id))
    .map((delivery) => recordEventsOfTold(kind, recordKey, delivery, readRecordDelivery(delivery)));
  return { recordEvents: told.flatMap(({ events }) => events), stockSeen: told.flatMap(({ stock }) => stock) };
}

function factsOf(
  shop: ShopRecord,
  { recordKey, state, look }: RecordAt,
  named: LaneRecord,
  tables: Tables,
): Facts | null {
  const { kind, books, rules } = tables;
  const ours = books.factsOf(named);
  // Without a rule about such records, and with nothing of ours to take back, there is nothing to decide.
  const concernsUs = rulesOfLane(rules, kind).length > 0 || ours.owned.some(({ on }) => on) || ours.stages.length > 0;
  if (!look.triggers.length || !concernsUs) return null;
  return {
    ...namedFacts(shop, kind, recordKey),
    ...recordFacts(kind, named, look.picture, tables),
    triggers: look.triggers,
    ...(kind === "shop" ? {} : { before: state?.decided ?? null }),
    ...ours,
    settings: tables.settings,
    holds: [],
    matched: state?.matched ?? [],
  };
}

/** The lane's own record. What is not in it was not read. */
function recordFacts(
  kind: RecordLaneKind,
  { lane, recordKey }: LaneRecord,
  picture: Picture | null,
  { customers, stocked }: Tables,
): Partial<Facts> {
  switch (kind) {
    case "customer":
      return customers.factsOf(lane.key, picture);
    case "product":
      return { product: { ...picture, id: lane.key } as never };
    case "draft_order": {
      const draft = { ...picture, id: lane.key };
      const customerId = picture?.customer_id;
      return {
        draft_order: draft as never,
        ...(typeof customerId === "string" || customerId === null ? customers.factsOf(customerId) : {}),
      };
    }
    case "stock": {
      const [item, location] = recordKey.split("/");
      if (!location) return { stock_level: null };
      const level = { ...picture, inventory_item_id: item, location_id: location, ...stocked.get(lane.key) };
      return { stock_level: level as never };
    }
    case "shop":
      return {};
  }
}

async function readStocked(client: PoolClient, shop: string, lanes: HeldLane[]): Promise<Tables["stocked"]> {
  const items = await getInventoryItems(
    client,
    shop,
    lanes.map(({ key }) => key),
  );
  const products = await getRecordStates(client, shop, "product", [
    ...new Set([...items.values()].map(({ productId }) => productId)),
  ]);
  return new Map(
    [...items].flatMap(([item, { productId, variantId }]) => {
      const product = products.get(productId)?.seen;
      if (!product) return [];
      const variants = (product.variants ?? []) as { id: string }[];
      return [[item, { product, variant: variants.find(({ id }) => id === variantId) ?? null }] as const];
    }),
  );
}
