import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { companyNodes } from "#sandbox/graphql/queries/company-queries.ts";
import { customerNodes } from "#sandbox/graphql/queries/customer-queries.ts";
import { disputeNodes } from "#sandbox/graphql/queries/dispute-queries.ts";
import { draftOrderNodes } from "#sandbox/graphql/queries/draft-order-queries.ts";
import { giftCardNodes } from "#sandbox/graphql/queries/gift-card-queries.ts";
import { metafieldNodes } from "#sandbox/graphql/queries/metafield-queries.ts";
import { orderAndChildNodes } from "#sandbox/graphql/queries/order-queries.ts";
import { paymentTermsNodes } from "#sandbox/graphql/queries/payment-terms-queries.ts";
import { segmentNodes } from "#sandbox/graphql/queries/segment-queries.ts";

/** What is found by its gid among orders, customers and what hangs on them. */
export const orderNodes: NodeFinders = {
  ...orderAndChildNodes,
  ...metafieldNodes,
  ...companyNodes,
  ...customerNodes,
  ...draftOrderNodes,
  ...giftCardNodes,
  ...disputeNodes,
  ...segmentNodes,
  ...paymentTermsNodes,
};
