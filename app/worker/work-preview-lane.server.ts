// A preview of a check: its rules are decided over stored pictures of the last days, a page a look, and nothing is recorded but the
// counts. The same facts and the same engine as live. Where orders are and what is in stock is read, of the newest orders; whatever else
// Shopify would have to be asked for is left unknown.
import type { Check } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { inShop } from "#app/db.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { CustomerPicture, Facts, OrderPicture } from "#app/rules/facts.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import {
  type CheckPreview,
  getRunningPreview,
  listOrdersSince,
  savePreviewProgress,
} from "#app/store/check-previews.server.ts";
import { documentsOf, listCheckSettings, lockCheck } from "#app/store/checks.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { listRelatedOrders } from "#app/store/order-keys.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { decideForPreview } from "#app/worker/decide-for-preview.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";
import { addDecisions, addUnknown, orderAsPlaced, tellingRules } from "#app/worker/preview-decisions.ts";
import { type Customers, readCustomersFor } from "#app/worker/read-customers-for.server.ts";
import { MOST_READ } from "#app/worker/read-for-preview.server.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

/** Orders a look: others get the worker in between. */
const PAGE = 100;
const DONE: LaneEnd = { outcome: "rested", dueAt: null };

interface Page {
  preview: CheckPreview;
  check: Check;
  /** Null: the check is off now. */
  current: Record<string, unknown> | null;
  saved: Record<string, Record<string, unknown>>;
  /** Its rules are about customers: each is decided once, at the newest of the period's orders. */
  isAboutCustomers: boolean;
  orders: Awaited<ReturnType<typeof listOrdersSince>>;
  customers: Customers;
  related: Awaited<ReturnType<typeof listRelatedOrders>>;
}

export async function workPreviewLane(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  const page = await readPage(shop, lane.key);
  if (!page) return DONE;
  const { preview, check, current, saved, orders } = page;
  const { currency } = shop;
  const rulesWith = (settings: Record<string, unknown>): RuleInForce[] =>
    documentsOf(check, settings, { state: "on", currency }).map((document, position) => ({
      ...{ ruleId: document.id, version: 0, position, document },
    }));
  const subjects = page.isAboutCustomers
    ? orders.filter(({ isNewestOfCustomer, seen }) => isNewestOfCustomer && seen.customer_id)
    : orders;
  const pictures = subjects.map(({ orderId, seen }) => orderAsPlaced(seen, page.related.get(orderId)));
  const today = instantOf(new Date());
  // Read once for both settings.
  const told = new Map<number, Facts>();
  /** Orders come oldest first: the newest are the last of the total. */
  const isRead = (at: number) => preview.total - preview.looked - at <= MOST_READ;
  const decideWith = (settings: Record<string, unknown>) => {
    const all = { ...saved, [check.id]: settings };
    // One list for all of them: it goes over to the thread once.
    const rules = rulesWith(settings);
    const tasks = pictures.map((order, at) => {
      if (page.isAboutCustomers)
        return { facts: customerFacts(shop, order.customer_id ?? "", page.customers, all), rules, now: today };
      const facts = told.get(at);
      return {
        facts: facts ? { ...facts, settings: all } : orderFacts(shop, order, page.customers, all),
        ...{ rules, now: order.created_at },
      };
    });
    return decideForPreview(shop, tasks, isRead, told);
  };
  const wanted = await decideWith(preview.settings);
  const now = current ? await decideWith(current) : null;
  const telling = tellingRules(rulesWith(preview.settings).map(({ document }) => document));
  let { result } = preview;
  for (const [at, order] of pictures.entries()) {
    const [would, does] = [wanted[at], now?.[at]];
    if (would?.outcome === "decided")
      result = addDecisions(result, order, would.decision, does?.outcome === "decided" ? does.decision : null, telling);
    else result = addUnknown(result, order, would?.reason ?? "Nothing was decided.");
  }
  const last = orders.at(-1);
  const isDone = orders.length < PAGE;
  await inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    await savePreviewProgress(client, shop.shop, preview.id, {
      status: isDone ? "DONE" : "RUNNING",
      cursorAt: last?.createdAt ?? preview.cursorAt,
      cursorId: last?.orderId ?? preview.cursorId,
      looked: preview.looked + orders.length,
      result,
    });
  });
  return isDone ? DONE : { outcome: "rested", dueAt: new Date(0) };
}

function readPage(record: ShopRecord, key: string): Promise<Page | null> {
  const { shop } = record;
  return inShop(shop, async (client) => {
    const preview = await getRunningPreview(client, shop, key);
    const check = preview && CHECKS.find(({ id }) => id === preview.checkId);
    if (!preview || !check) return null;
    const stored = await lockCheck(client, shop, check);
    const orders = await listOrdersSince(client, shop, preview, PAGE);
    const documents = [preview.settings, ...(stored ? [stored.settings] : [])].flatMap((settings) =>
      documentsOf(check, settings, { state: "on", currency: record.currency }),
    );
    const customerIds = orders.flatMap(({ seen }) => seen.customer_id ?? []);
    return {
      ...{ preview, check, orders },
      isAboutCustomers: documents.some(({ about }) => about === "customer"),
      customers: await readCustomersFor(client, record, documents.map(asStored), customerIds),
      current: stored && stored.state !== "off" ? stored.settings : null,
      saved: await listCheckSettings(client, shop),
      related: await listRelatedOrders(
        client,
        shop,
        orders.map(({ seen }) => seen),
      ),
    };
  });
}

const asStored = (document: RuleDocument): StoredRule => ({
  ...{ ruleId: document.id, version: 0, position: 0, document },
  ...{ key: "", usesMemory: false, looksAtRelated: false, text: JSON.stringify(document) },
});

function orderFacts(shop: ShopRecord, order: OrderPicture, customers: Customers, settings: Facts["settings"]): Facts {
  return {
    shop: shopFacts(shop),
    lane: { kind: "order", key: order.id },
    triggers: [{ on: "order.created" }],
    ...customers.factsOf(order.customer_id, order.customer as Partial<CustomerPicture> | null),
    order,
    ...{ before: null, settings },
    ...nothingElse(),
  };
}

/** The customer as our books have it now: windows end today. */
function customerFacts(shop: ShopRecord, key: string, customers: Customers, settings: Facts["settings"]): Facts {
  return {
    shop: shopFacts(shop),
    lane: { kind: "customer", key },
    triggers: [{ on: "customer.spend_changed" }],
    ...customers.factsOf(key),
    ...{ before: null, settings },
    ...nothingElse(),
  };
}

const nothingElse = () => ({
  ...{ tables: {}, found: {}, memory: { shop: {}, order: {}, customer: {}, product: {} } },
  ...{ holds: [], owned: [], waivers: [], done: [], matched: [], stages: [] },
});
