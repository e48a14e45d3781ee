import { type AskedTogether, askTogether } from "#app/admin/ask-together.server.ts";
import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadOrderFactsQuery } from "#app/admin/generated/admin.generated.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { orderFactsFromApi } from "#app/admin/order-facts-from-api.ts";
import { env } from "#app/env.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

const READ_ORDER_FACTS = `#graphql
  query readOrderFacts(
    $ids: [ID!]!
    $risk: Boolean!
    $transactions: Boolean!
    $returns: Boolean!
    $disputes: Boolean!
    $verdict: Boolean!
    $origin: Boolean!
    $events: Boolean!
    $metafields: Boolean!
    $keys: [String!]
  ) {
    nodes(ids: $ids) {
      ... on Order {
        id
        risk @include(if: $risk) {
          recommendation
          assessments { riskLevel provider { apiKey } facts { description sentiment } }
        }
        canMarkAsPaid @include(if: $transactions)
        totalCapturableSet @include(if: $transactions) { shopMoney { amount } }
        transactions(first: 100) @include(if: $transactions) {
          id
          kind
          status
          gateway
          processedAt
          authorizationExpiresAt
          errorCode
          test
          amountSet { shopMoney { amount } }
          totalUnsettledSet { shopMoney { amount } }
          parentTransaction { id }
          paymentDetails { ... on CardPaymentDetails { bin number company avsResultCode cvvResultCode } }
        }
        returns(first: 10) @include(if: $returns) {
          nodes {
            id
            name
            status
            createdAt
            requestApprovedAt
            closedAt
            decline { reason }
            returnLineItems(first: 20) {
              nodes {
                id
                quantity
                ... on ReturnLineItem {
                  returnReason
                  returnReasonNote
                  customerNote
                  fulfillmentLineItem { lineItem { id sku } }
                }
              }
            }
          }
        }
        disputes @include(if: $disputes) { id initiatedAs status }
        shippingAddress @include(if: $verdict) { validationResultSummary }
        createdAt @include(if: $origin)
        made: events(first: 5, sortKey: CREATED_AT) @include(if: $origin) {
          nodes { createdAt action message attributeToUser ... on BasicEvent { author } }
        }
        app @include(if: $origin) { name }
        channelInformation @include(if: $origin) { displayName }
        customerJourneySummary @include(if: $origin) {
          moments(first: 20) {
            nodes {
              ... on CustomerVisit {
                occurredAt
                landingPage
                referrerUrl
                source
                utmParameters { source medium campaign content term }
              }
            }
          }
        }
        events(first: 50, sortKey: CREATED_AT, reverse: true) @include(if: $events) {
          nodes { createdAt action message appTitle attributeToUser ... on BasicEvent { author } }
        }
        metafields(first: 50, keys: $keys) @include(if: $metafields) {
          nodes { namespace key value createdAt updatedAt }
        }
      }
    }
  }
` as const;

export type OrderFactsNode = Extract<NonNullable<ReadOrderFactsQuery["nodes"][number]>, { id: string }>;

/** What no webhook of an order carries: one part of the answer each. */
export interface OrderParts {
  risk: boolean;
  transactions: boolean;
  returns: boolean;
  disputes: boolean;
  /** What Shopify's own validation of the shipping address came to. */
  verdict: boolean;
  origin: boolean;
  /** Shopify's timeline: the newest 50 entries. */
  events: boolean;
  /** "namespace.key" of the metafields that rules name; none: they are not read. */
  metafields: readonly string[];
}

type Named = Exclude<keyof OrderParts, "metafields">;

/** What one order's answer to a request has of each part. */
const FIELDS_OF = {
  risk: ["risk"],
  transactions: ["transactions", "canMarkAsPaid", "totalCapturableSet"],
  returns: ["returns"],
  disputes: ["disputes"],
  verdict: ["shippingAddress"],
  origin: ["createdAt", "made", "app", "channelInformation", "customerJourneySummary"],
  events: ["events"],
} as const satisfies Record<Named, readonly (keyof OrderFactsNode)[]>;

const read = askTogether<OrderFactsNode, string>(readNow, { spacingMs: 200, mostIds: 50 });

/**
 * Reads those parts of orders; reads that come at about the same time share a request, and each is told what it asked for. An order that
 * Shopify does not show is left out.
 */
export async function readOrderFacts(
  client: AdminClient,
  orderIds: readonly string[],
  { metafields, ...parts }: OrderParts,
): Promise<{ facts: Map<string, Partial<OrderPicture>>; points: number }> {
  const named = (Object.keys(FIELDS_OF) as Named[]).filter((part) => parts[part]);
  const asked = new Set([...named, ...metafields.map((name) => METAFIELD + name)]);
  const { found, points } = await read(client, orderIds, asked);
  const fields: (keyof OrderFactsNode)[] = [
    ...["id" as const, ...named.flatMap((part) => FIELDS_OF[part])],
    ...(metafields.length ? ["metafields" as const] : []),
  ];
  return {
    facts: new Map(
      [...found].map(([id, node]) => {
        const own = Object.fromEntries(fields.flatMap((field) => (field in node ? [[field, node[field]]] : [])));
        return [id, orderFactsFromApi(withOnly(own as OrderFactsNode, metafields), env.SHOPIFY_API_KEY, metafields)];
      }),
    ),
    points,
  };
}

/** Others may have asked for other metafields. */
function withOnly(node: OrderFactsNode, metafields: readonly string[]): OrderFactsNode {
  if (!node.metafields || askedKeys(metafields) === null) return node;
  const nodes = node.metafields.nodes.filter(({ namespace, key }) => metafields.includes(`${namespace}.${key}`));
  return { ...node, metafields: { ...node.metafields, nodes } };
}

const METAFIELD = "metafield ";

async function readNow(
  client: AdminClient,
  orderIds: readonly string[],
  parts: ReadonlySet<string> = new Set(),
): Promise<AskedTogether<OrderFactsNode>> {
  const metafields = [...parts].flatMap((part) => (part.startsWith(METAFIELD) ? [part.slice(METAFIELD.length)] : []));
  const { data, ...answer } = await client.send("readOrderFacts", READ_ORDER_FACTS, {
    ids: orderIds.map((id) => gidOf("Order", id)),
    ...(Object.fromEntries(Object.keys(FIELDS_OF).map((part) => [part, parts.has(part)])) as Record<Named, boolean>),
    metafields: metafields.length > 0,
    keys: askedKeys(metafields),
  });
  const found = data.nodes.flatMap((node) =>
    node && "id" in node ? [[idOf(node.id), node as OrderFactsNode] as const] : [],
  );
  return { found: new Map(found), ...answer };
}
