import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byInstant, byNumber } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedCount, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { topicWords } from "#sandbox/graphql/webhook-topics.ts";
import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import { subscriptionsOf } from "#sandbox/world/subscriptions/save-subscription.ts";

const SUBSCRIPTIONS: Listing<WebhookSubscriptionRecord> = {
  searchable: {
    connection: "webhookSubscriptions",
    text: () => true,
    fields: {
      id: byNumber(({ id }) => id),
      created_at: byInstant(({ createdAt }) => createdAt),
      updated_at: byInstant(({ updatedAt }) => updatedAt),
    },
    notHeld: [],
  },
  sortKeys: { CREATED_AT: ({ createdAt }) => createdAt, ID: ({ id }) => Number(id) },
  sortKey: "CREATED_AT",
};

interface ListArguments extends SearchArguments {
  topics?: string[] | null;
  uri?: string | null;
  callbackUrl?: string | null;
  format?: "JSON" | "XML" | null;
}

/** An app sees what it subscribed itself, in this store, through the API. */
const own = ({ world, shop, appId }: RequestContext) => subscriptionsOf(world, shop.domain, appId);

export const webhookSubscriptionQueries: TypeResolvers<undefined> = {
  webhookSubscription: (_root, args: { id: string }, context) => {
    const id = idOf(args.id, "WebhookSubscription");
    return own(context).find((one) => one.id === id) ?? null;
  },
  webhookSubscriptions: (_root, args: ListArguments, context, info) => {
    const topics = args.topics?.map((name) => topicWords(name).header);
    const uri = args.uri ?? args.callbackUrl;
    const found = own(context).filter(
      (one) => args.format !== "XML" && (!topics || topics.includes(one.topic)) && (uri == null || one.uri === uri),
    );
    return searchedPage(found, args, SUBSCRIPTIONS, context, info);
  },
  webhookSubscriptionsCount: (_root, args: { query?: string | null; limit?: number | null }, context, info) =>
    searchedCount(own(context), args, SUBSCRIPTIONS, context, info),
};
