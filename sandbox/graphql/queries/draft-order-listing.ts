import type { RequestContext } from "#sandbox/graphql/context.ts";
import { anyOf, byInstant, byList, byNumber, byText } from "#sandbox/graphql/search.ts";
import type { Listing } from "#sandbox/graphql/searched-page.ts";
import { draftAsOrder } from "#sandbox/world/drafts/draft-as-order.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { World } from "#sandbox/world/world.ts";

export const draftsOf = ({ world, shop }: RequestContext): DraftOrderRecord[] =>
  Object.values(world.state.draftOrders).filter((one) => one.shop === shop.domain);

/** How `draftOrders` and `draftOrdersCount` search and sort (names and values: the official schema). */
export const DRAFT_ORDERS = (world: World): Listing<DraftOrderRecord> => {
  const customerName = (draft: DraftOrderRecord) => {
    const customer = draft.customerId ? world.customer(draft.shop, draft.customerId) : null;
    return `${customer?.lastName ?? ""} ${customer?.firstName ?? ""}`.trim().toLowerCase();
  };
  return {
    searchable: {
      connection: "draftOrders",
      text: (draft, word) =>
        [
          draft.name,
          draft.email,
          draft.note,
          customerName(draft),
          ...draft.tags,
          ...draft.lines.map((one) => one.title),
        ]
          .filter(Boolean)
          .some((text) => text?.toLowerCase().includes(word)),
      fields: {
        id: byNumber((draft) => draft.id),
        customer_id: byText((draft) => draft.customerId),
        source: byText((draft) => draft.sourceName),
        status: anyOf(byText((draft) => draft.status)),
        tag: anyOf(byList((draft) => draft.tags)),
        created_at: byInstant((draft) => draft.createdAt),
        updated_at: byInstant((draft) => draft.updatedAt),
      },
      notHeld: [],
    },
    sortKeys: {
      ID: (draft) => Number(draft.id),
      NUMBER: (draft) => Number(draft.name.slice(2)),
      STATUS: (draft) => draft.status,
      UPDATED_AT: (draft) => draft.updatedAt,
      TOTAL_PRICE: (draft) => draftAsOrder(draft).originalTotal,
      CUSTOMER_NAME: customerName,
    },
    sortKey: "ID",
  };
};
