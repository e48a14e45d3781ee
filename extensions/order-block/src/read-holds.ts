// Who holds the order's fulfilment, as Shopify itself has it: the app knows only its own holds.
import type { OwnHold } from "./order-answer.ts";

export interface ShownHold {
  key: string;
  /** Shopify tells an app of a hold only whether it is its own. */
  isOurs: boolean;
  /** Of the rule that placed it; empty: not ours, or not known. */
  name: string;
  /** Shopify's reason in words, and the note of who placed it. */
  reason: string;
  /** Ours, and not settled yet. */
  status: "SENT" | "PLACED" | "RELEASING";
}

interface StoreHold {
  id: string;
  displayReason: string;
  reasonNotes: string | null;
  heldByRequestingApp: boolean;
}
interface HoldsData {
  order: { fulfillmentOrders: { nodes: { id: string; fulfillmentHolds: StoreHold[] }[] } } | null;
}

const HOLDS = `query OrderHolds($id: ID!) {
  order(id: $id) {
    fulfillmentOrders(first: 20) {
      nodes { id fulfillmentHolds { id displayReason reasonNotes heldByRequestingApp } }
    }
  }
}`;

/** Null: Shopify did not tell. */
export async function readStoreHolds(orderGid: string): Promise<StoreHold[] | null> {
  try {
    const { data, errors } = await shopify.query<HoldsData>(HOLDS, { variables: { id: orderGid } });
    if (errors?.length || !data?.order) return null;
    return data.order.fulfillmentOrders.nodes.flatMap(({ fulfillmentHolds }) => fulfillmentHolds);
  } catch {
    return null;
  }
}

const numberOf = (gid: string) => gid.split("/").at(-1)?.split("?")[0] ?? gid;

/** Pure. One list of what Shopify shows and what the app knows: each of ours once, those that Shopify does not show yet last. */
export function mergeHolds(stored: StoreHold[], own: OwnHold[]): ShownHold[] {
  const shown = stored.map((hold): ShownHold => {
    const ours = own.find(({ holdId }) => holdId !== null && numberOf(holdId) === numberOf(hold.id));
    return {
      ...{ key: hold.id, isOurs: ours !== undefined || hold.heldByRequestingApp, name: ours?.ruleName ?? "" },
      status: ours?.status ?? "PLACED",
      reason: hold.reasonNotes ? `${hold.displayReason}: ${hold.reasonNotes}` : hold.displayReason,
    };
  });
  const isShown = ({ holdId }: OwnHold) =>
    holdId !== null && stored.some((hold) => numberOf(hold.id) === numberOf(holdId));
  const coming = own
    .filter((hold) => hold.status === "SENT" && !isShown(hold))
    .map(
      ({ fulfillmentOrderId, ruleName, status }): ShownHold => ({
        ...{ key: `${fulfillmentOrderId} ${ruleName}`, isOurs: true, name: ruleName, reason: "", status },
      }),
    );
  return [...shown, ...coming];
}

/** Pure. Where Shopify did not tell: our own, as the app's book has them. */
export const ownHolds = (own: OwnHold[]): ShownHold[] =>
  own.map(({ fulfillmentOrderId, ruleName, status }) => ({
    ...{ key: `${fulfillmentOrderId} ${ruleName}`, isOurs: true, name: ruleName, reason: "", status },
  }));
