// Pure. Parts of an order that no webhook carries, as the Admin API shows them.
import { instant, lower, shopAmount, text } from "#app/admin/api-values.ts";
import { idOf } from "#app/admin/gid.ts";
import { datedMetafieldsFromApi } from "#app/admin/metafields-from-api.ts";
import type { OrderFactsNode } from "#app/admin/operations/read-order-facts.ts";
import { staffMemberOf, timelineFromApi } from "#app/admin/timeline-from-api.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

const LEVELS = ["none", "pending", "low", "medium", "high"];

/** @param own API key of this app: its own assessment does not count in the level. */
export function orderFactsFromApi(node: OrderFactsNode, own: string, keys: readonly string[]): Partial<OrderPicture> {
  const orderId = idOf(node.id);
  return {
    ...(node.risk ? { risk: risk(node.risk, own) } : {}),
    ...(node.transactions
      ? {
          transactions: node.transactions.map((one) => transaction(one, orderId)),
          can_mark_as_paid: node.canMarkAsPaid === true,
          capturable: shopAmount(node.totalCapturableSet),
        }
      : {}),
    ...(node.returns ? { returns: node.returns.nodes.map((one) => returned(one, orderId)) } : {}),
    ...(node.disputes
      ? {
          disputes: node.disputes.map((one) => ({
            id: idOf(one.id),
            order_id: orderId,
            type: lower(one.initiatedAs),
            status: lower(one.status),
          })) as never,
        }
      : {}),
    // Null where Shopify did not look, or there is no address.
    ...("shippingAddress" in node ? { address_verdict: lower(node.shippingAddress?.validationResultSummary) } : {}),
    ...(node.made && node.createdAt
      ? { staff_member: staffMemberOf({ createdAt: node.createdAt }, node.made.nodes) }
      : {}),
    ...("customerJourneySummary" in node
      ? {
          app_title: text(node.app?.name),
          channel_name: text(node.channelInformation?.displayName),
          visits: (node.customerJourneySummary?.moments?.nodes ?? []).flatMap((one) => visit(one)).reverse(),
        }
      : {}),
    ...(node.events ? { timeline: timelineFromApi(node.events.nodes) } : {}),
    ...(node.metafields ? datedMetafieldsFromApi(node.metafields.nodes, keys) : {}),
  } as Partial<OrderPicture>;
}

function risk({ recommendation, assessments }: NonNullable<OrderFactsNode["risk"]>, own: string) {
  const all = assessments.map(({ riskLevel, provider, facts }) => ({
    level: lower(riskLevel) ?? "none",
    provider: provider ? provider.apiKey : "shopify",
    is_ours: provider?.apiKey === own,
    facts: facts.map(({ description, sentiment }) => ({
      description: text(description),
      sentiment: lower(sentiment),
    })),
  }));
  const counted = all.filter(({ is_ours }) => !is_ours).map(({ level }) => LEVELS.indexOf(level));
  return {
    level: LEVELS[Math.max(0, ...counted)] ?? "none",
    recommendation: lower(recommendation),
    assessments: all,
  };
}

type Transaction = NonNullable<OrderFactsNode["transactions"]>[number];
function transaction(one: Transaction, orderId: string) {
  const card = one.paymentDetails && "number" in one.paymentDetails ? one.paymentDetails : null;
  return {
    id: idOf(one.id),
    order_id: orderId,
    parent_id: one.parentTransaction ? idOf(one.parentTransaction.id) : null,
    kind: lower(one.kind),
    status: lower(one.status),
    gateway: text(one.gateway),
    amount: shopAmount(one.amountSet),
    unsettled: shopAmount(one.totalUnsettledSet),
    processed_at: instant(one.processedAt),
    authorization_expires_at: instant(one.authorizationExpiresAt),
    error_code: lower(one.errorCode),
    card_bin: text(card?.bin),
    card_last_digits: text(card?.number)?.replace(/\D/g, "").slice(-4) ?? null,
    card_brand: text(card?.company),
    avs_result: text(card?.avsResultCode),
    cvv_result: text(card?.cvvResultCode),
    test: one.test,
  };
}

type Returned = NonNullable<OrderFactsNode["returns"]>["nodes"][number];
/** Carriers' news of a return's parcel are not read here: they stay empty. */
function returned(one: Returned, orderId: string) {
  return {
    id: idOf(one.id),
    order_id: orderId,
    name: text(one.name),
    // CANCELED in this API, as the rules' other words have it.
    status: lower(one.status)?.replace("canceled", "cancelled"),
    created_at: instant(one.createdAt),
    approved_at: instant(one.requestApprovedAt),
    closed_at: instant(one.closedAt),
    decline_reason: lower(one.decline?.reason),
    shipment_status: null,
    tracking_numbers: [],
    received_at: null,
    line_items: one.returnLineItems.nodes.map((line) => {
      const item = "fulfillmentLineItem" in line ? line.fulfillmentLineItem?.lineItem : null;
      return {
        id: idOf(line.id),
        line_item_id: item ? idOf(item.id) : null,
        sku: text(item?.sku),
        quantity: line.quantity,
        reason: "returnReason" in line ? lower(line.returnReason) : null,
        reason_note: "returnReasonNote" in line ? text(line.returnReasonNote) : null,
        customer_note: "customerNote" in line ? text(line.customerNote) : null,
      };
    }),
  };
}

type Moment = NonNullable<NonNullable<OrderFactsNode["customerJourneySummary"]>["moments"]>["nodes"][number];
function visit(one: Moment) {
  if (!("occurredAt" in one)) return [];
  const { utmParameters: utm } = one;
  return [
    {
      occurred_at: instant(one.occurredAt),
      landing_page: text(one.landingPage),
      referrer_url: text(one.referrerUrl),
      source: text(one.source),
      utm_source: text(utm?.source),
      utm_medium: text(utm?.medium),
      utm_campaign: text(utm?.campaign),
      utm_content: text(utm?.content),
      utm_term: text(utm?.term),
    },
  ];
}
