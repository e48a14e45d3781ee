// One rule's page: its document as it was written, and its versions.
import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { printJson } from "#app/lib/print-json.ts";
import { nameOfNewestOrder } from "#app/queries/name-of-newest-order.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import type { InputDeclaration } from "#app/rules/read-inputs.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import { type LaneKind, SUBJECTS } from "#app/rules/scope.ts";

export interface RuleDocumentPage {
  ruleId: string;
  name: string;
  state: "on" | "watching" | "off";
  version: number;
  /** The document of the version in force, as people read it. */
  text: string;
  /** A built-in check makes it: it is looked at, and changed by the check's settings. */
  isOfCheck: boolean;
  /** Another system may set it off by a call. */
  isCalled: boolean;
  /** A person may run it from here, on the store, on records chosen by a search, or on those that it finds; null: not from here. */
  byHand: { inputs: InputDeclaration[]; lane: LaneKind; findsAlone: boolean } | null;
  /** That check. */
  checkId: string | null;
  timezone: string;
  currency: string;
  /** Newest first. Null, here and below: could not be had. */
  versions: { version: number; savedAt: string; savedBy: string }[] | null;
  /** Name of an order to try it on: the newest; null also where there is none. */
  recentOrder: string | null;
  /** Orders that it was set off on and found true lately, by any version; the newest first. */
  matchedOrders: { orderId: string; name: string; at: string }[] | null;
}

const MOST_VERSIONS = 100;
const MOST_MATCHED = 10;

/** Null: this shop has no such rule. */
export function getRuleDocument(shop: string, ruleId: string): Promise<RuleDocumentPage | null> {
  return forShop(shop, async (tx) => {
    const rule = await tx.rule.findUnique({ where: { shop_ruleId: { shop, ruleId } } });
    const owner = rule && (await tx.shop.findUnique({ where: { shop } }));
    if (!rule || !owner) return null;
    const current = await tx.ruleVersion.findUnique({
      where: { shop_ruleId_version: { shop, ruleId, version: rule.version } },
    });
    if (!current) return null;
    const part = partsOfPage(tx, { shop, page: "rule" });
    const document = current.document as Record<string, unknown>;
    return {
      ruleId,
      name: typeof document.name === "string" ? document.name : ruleId,
      state: !rule.enabled || document.enabled === false ? "off" : document.watch_only === true ? "watching" : "on",
      version: rule.version,
      text: `${printJson(document)}\n`,
      isOfCheck: checkOfRule(ruleId) !== null,
      isCalled: [document.on].flat().includes("http"),
      byHand: byHand(document, rule.enabled),
      checkId: checkOfRule(ruleId)?.id ?? null,
      timezone: owner.timezone,
      currency: owner.currency,
      versions: await part("versions", () => listVersions(tx, { shop, ruleId })),
      recentOrder: await part("recent order", () => nameOfNewestOrder(tx, shop)),
      matchedOrders: await part("matched orders", () => listMatched(tx, { shop, ruleId })),
    };
  });
}

interface OneRule {
  shop: string;
  ruleId: string;
}

async function listVersions(tx: ShopTransaction, { shop, ruleId }: OneRule) {
  const versions = await tx.ruleVersion.findMany({
    where: { shop, ruleId },
    orderBy: { version: "desc" },
    take: MOST_VERSIONS,
    select: { version: true, savedAt: true, savedBy: true },
  });
  return versions.map(({ savedAt, ...version }) => ({ ...version, savedAt: savedAt.toISOString() }));
}

async function listMatched(tx: ShopTransaction, { shop, ruleId }: OneRule) {
  const matched = await tx.$queryRaw<{ orderId: string; name: string; at: Date }[]>`
    select o.order_id as "orderId", o.name, max(r.recorded_at) as at from run r
    join order_state o on o.shop = r.shop and o.order_id = r.order_id
    where r.shop = ${shop} and r.matched <> '{}' and r.recorded_at >= now() - interval '7 days' and ${ruleId} = any (r.matched)
    group by 1, 2 order by 3 desc limit ${MOST_MATCHED}`;
  return matched.map((order) => ({ ...order, at: order.at.toISOString() }));
}

function byHand(document: Record<string, unknown>, isOn: boolean): RuleDocumentPage["byHand"] {
  const { data: rule } = RuleSchema.safeParse(document);
  // It was saved by a version of the app that knew other documents.
  if (!rule) return null;
  const { lane } = SUBJECTS[rule.about];
  // Stock and draft orders are found by no search.
  const isFound = rule.find !== undefined || lane === "shop" || ["order", "customer", "product"].includes(lane);
  if (!isOn || !rule.enabled || !rule.on.includes("by_hand") || !isFound) return null;
  return { inputs: rule.inputs ?? [], lane, findsAlone: rule.find !== undefined };
}
