// A signed body about a customer, a product, stock or a draft order names no store, and the header that does is not signed. So before
// anything follows from what such bodies say, Shopify is asked once for each record whether this store has it.
import type { AdminClient } from "#app/admin/client.server.ts";
import { type GidType, gidOf } from "#app/admin/gid.ts";
import { findOwnRecords } from "#app/admin/operations/find-own-records.ts";
import { inShop } from "#app/db.server.ts";
import type { EventName } from "#app/rules/trigger.ts";
import { confirmRecords, forgetRecords } from "#app/store/record-states.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import type { CarriedTrigger, Gathered, GatheredLane } from "#app/worker/gathered.ts";
import { laneName } from "#app/worker/held-lane.ts";
import { listensTo } from "#app/worker/listens-to.ts";

const TYPES: Readonly<Record<string, GidType>> = {
  customer: "Customer",
  product: "Product",
  stock: "InventoryItem",
  draft_order: "DraftOrder",
};
/** What has no lane of its own, by what happens to it. */
const TYPES_OF_STORE: Partial<Record<EventName, GidType>> = {
  "collection.created": "Collection",
  "collection.updated": "Collection",
  "discount.created": "DiscountCodeNode",
  "discount.updated": "DiscountCodeNode",
  "location.changed": "Location",
};
const NOT_OURS = "This store has no such record: the body is another store's, or it was deleted.";

/** With what is not this store's taken out; lanes that need an answer which cannot be had now are in `ends`. */
export async function confirmGathered(shop: string, admin: AdminClient, gathered: Gathered): Promise<Gathered> {
  const asked = new Map(gathered.lanes.map((lane) => [lane, gidsToConfirm(lane, gathered.rules)]));
  const gids = [...new Set([...asked.values()].flat())].sort();
  if (!gids.length) return gathered;
  let own: ReadonlySet<string>;
  try {
    ({ own } = await findOwnRecords(admin, gids));
  } catch (error) {
    const end = endOfError(error);
    if (end.outcome !== "postponed") throw error;
    const ends = new Map(gathered.ends);
    for (const [{ lane }, wanted] of asked) if (wanted.length) ends.set(laneName(lane), end);
    return { ...gathered, ends, lanes: gathered.lanes.filter(({ lane }) => !ends.has(laneName(lane))) };
  }
  const strange = gathered.lanes.filter((lane) => lane.lane.kind !== "shop" && !isOwn(asked.get(lane) ?? [], own));
  if (strange.length)
    await inShop(shop, (client) =>
      forgetRecords(
        client,
        shop,
        strange.map(({ lane, recordKey }) => ({ kind: lane.kind, key: recordKey })),
      ),
    );
  return {
    ...gathered,
    lanes: gathered.lanes.map((lane) => {
      const wanted = asked.get(lane) ?? [];
      if (!wanted.length) return lane;
      if (lane.lane.kind === "shop") return withoutStrange(lane, own);
      return isOwn(wanted, own) ? { ...lane, isConfirmed: true } : ignored(lane);
    }),
  };
}

/** Of kept records that nobody confirmed those that are this store's; the others are forgotten. @param keys as in record_state. */
export async function ownOfKept(
  shop: string,
  admin: AdminClient,
  kind: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const type = TYPES[kind];
  if (!keys.length || !type) return new Set(keys);
  const gidOfKey = (key: string) => gidOf(type, itemOf(key));
  const { own } = await findOwnRecords(admin, [...new Set(keys.map(gidOfKey))].sort());
  const [ours, theirs] = [keys.filter((key) => own.has(gidOfKey(key))), keys.filter((key) => !own.has(gidOfKey(key)))];
  const named = (some: readonly string[]) => some.map((key) => ({ kind, key }));
  await inShop(shop, async (client) => {
    await confirmRecords(client, shop, named(ours));
    await forgetRecords(client, shop, named(theirs));
  });
  return new Set(ours);
}

const itemOf = (recordKey: string): string => recordKey.split("/")[0] ?? recordKey;
const isOwn = (gids: readonly string[], own: ReadonlySet<string>): boolean => gids.every((gid) => own.has(gid));

/** Empty: nothing would follow, or it is known. That a record is gone is taken at its word: the body holds no more than an id. */
function gidsToConfirm(
  { lane, isConfirmed, isGone, picture, triggers, facts }: GatheredLane,
  rules: readonly StoredRule[],
): string[] {
  const isFollowed = ({ on }: CarriedTrigger) => facts !== null || listensTo(rules, on);
  if (lane.kind === "shop") return triggers.filter(isFollowed).flatMap((trigger) => gidOfStores(trigger) ?? []);
  const type = TYPES[lane.kind];
  const isTold = !isGone || picture !== null;
  return type && !isConfirmed && isTold && triggers.some(isFollowed) ? [gidOf(type, lane.key)] : [];
}

function gidOfStores({ on, of, body }: CarriedTrigger): string | null {
  const type = TYPES_OF_STORE[on];
  const isDeletion = body?.name === undefined && body?.title === undefined;
  if (!type || !of || isDeletion) return null;
  // By code or automatic: only the body says which, and Shopify knows it by that name alone.
  const isAutomatic = String(body?.admin_graphql_api_id).includes("DiscountAutomaticNode");
  return gidOf(isAutomatic ? "DiscountAutomaticNode" : type, of);
}

function withoutStrange(lane: GatheredLane, own: ReadonlySet<string>): GatheredLane {
  const isOurs = (trigger: CarriedTrigger) => {
    const gid = gidOfStores(trigger);
    return gid === null || own.has(gid);
  };
  const triggers = lane.triggers.filter(isOurs);
  const ours = lane.facts?.triggers.filter(isOurs) ?? [];
  return {
    ...lane,
    triggers,
    facts: lane.facts && ours.length ? { ...lane.facts, triggers: ours } : null,
    recordEvents: lane.recordEvents.filter(
      ({ record, key }) => record === "shop" || triggers.some(({ on, of }) => of === key && on.startsWith(record)),
    ),
  };
}

const ignored = (lane: GatheredLane): GatheredLane => ({
  ...lane,
  ...{ picture: null, facts: null, triggers: [], recordEvents: [], stockSeen: [], answered: [] },
  settled: lane.answered.length
    ? [...lane.settled, { ids: lane.answered, status: "IGNORED", reason: NOT_OURS }]
    : lane.settled,
});
