import { GraphQLError } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { invalidId } from "#sandbox/graphql/graphql-error.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { instant } from "#sandbox/world/instant.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { Instant } from "#sandbox/world/types.ts";

/** The fulfilment order of a mutation's id; an unknown one is an error at the top of the answer (recorded for id 0). */
export function knownFulfillmentOrder(id: string, { world, shop }: RequestContext): FulfillmentOrderRecord {
  const one = world.fulfillmentOrder(shop.domain, digits(id, "FulfillmentOrder"));
  if (!one) throw invalidId(id);
  return one;
}

export interface LineInput {
  id: string;
  quantity: number;
}

export const lineInput = (lines: readonly LineInput[]): LineInput[] =>
  lines.map(({ id, quantity }) => ({ id: digits(id, "FulfillmentOrderLineItem"), quantity }));

/** A DateTime of an input as Shopify keeps it: whole seconds, UTC. Null stays null. */
export function instantInput<T extends string | null>(text: T): T extends string ? Instant : Instant | null {
  if (text === null) return null as never;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new GraphQLError(`Invalid DateTime ${text}`, { extensions: { code: "BAD_REQUEST" } });
  return instant(ms) as never;
}
