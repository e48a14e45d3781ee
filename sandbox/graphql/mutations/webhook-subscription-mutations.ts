import { granted } from "#sandbox/graphql/access.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { digits, mutate, type UserError } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { topicWords } from "#sandbox/graphql/webhook-topics.ts";
import { INVALID_FILTER, readFilter } from "#sandbox/webhooks/filter.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { gid } from "#sandbox/world/gid.ts";
import { fullNamespace } from "#sandbox/world/metafields/metafields.ts";
import type { WebhookSubscriptionRecord } from "#sandbox/world/records/webhook-subscription.ts";
import { deleteSubscription } from "#sandbox/world/subscriptions/delete-subscription.ts";
import {
  ADDRESS_TAKEN,
  createSubscription,
  type SubscriptionChange,
  type SubscriptionRules,
  subscriptionsOf,
  updateSubscription,
} from "#sandbox/world/subscriptions/save-subscription.ts";
import { Refused } from "#sandbox/world/world.ts";

interface SubscriptionInput {
  uri?: string | null;
  callbackUrl?: string | null;
  filter?: string | null;
  format?: "JSON" | "XML" | null;
  includeFields?: string[] | null;
  metafieldNamespaces?: string[] | null;
  metafields?: { namespace?: string | null; key: string }[] | null;
  name?: string | null;
}

const rules = ({ appUrl }: RequestContext): SubscriptionRules => ({
  wrongWithFilter: (filter) => (readFilter(filter) ? null : INVALID_FILTER),
  appUrl: appUrl ?? null,
});

function changeOf(input: SubscriptionInput, { appId }: RequestContext): SubscriptionChange {
  const { uri, callbackUrl, filter, format, includeFields, metafieldNamespaces, metafields, name } = input;
  if (format === "XML") throw notSimulated("WebhookSubscriptionInput(format: XML)");
  const own = appNumber(appId);
  const address = uri ?? callbackUrl;
  return {
    ...(address === undefined ? {} : { uri: address ?? "" }),
    ...(filter === undefined ? {} : { filter }),
    ...(includeFields === undefined ? {} : { includeFields: includeFields ?? [] }),
    ...(metafieldNamespaces === undefined
      ? {}
      : { metafieldNamespaces: (metafieldNamespaces ?? []).map((namespace) => fullNamespace(namespace, own)) }),
    ...(metafields === undefined
      ? {}
      : {
          metafields: (metafields ?? []).map(({ namespace, key }) => ({
            namespace: fullNamespace(namespace, own),
            key,
          })),
        }),
    ...(name === undefined ? {} : { name }),
  };
}

const noSubscription = (userErrors: unknown[]) => ({ webhookSubscription: null, userErrors });

function find({ world, shop, appId }: RequestContext, id: string): WebhookSubscriptionRecord {
  const found = subscriptionsOf(world, shop.domain, appId).find((one) => one.id === id);
  if (!found) throw new Refused("Webhook subscription does not exist", { field: ["id"] });
  return found;
}

interface CreateArguments {
  topic: string;
  webhookSubscription: SubscriptionInput;
}

interface UpdateArguments {
  id: string;
  webhookSubscription: SubscriptionInput;
}

type Refusing = (errors: UserError[]) => Record<string, unknown>;

function create(args: CreateArguments, context: RequestContext, field: string, refused: Refusing) {
  return mutate(
    context,
    field,
    { ...args },
    [],
    () => {
      const { world, shop, appId, scopes } = context;
      const { header: topic, scopes: needed } = topicWords(args.topic);
      if (!granted(needed, scopes))
        throw new Refused("You cannot create a webhook subscription with the specified topic", { field: ["topic"] });
      const change = changeOf(args.webhookSubscription, context);
      const made = createSubscription(world, shop.domain, { appId, topic }, change, rules(context));
      return {
        changed: true,
        payload: { webhookSubscription: made },
        targetIds: [gid("WebhookSubscription", made.id)],
      };
    },
    refused,
  );
}

function update(args: UpdateArguments, context: RequestContext, field: string, refused: Refusing) {
  return mutate(
    context,
    field,
    { ...args },
    [args.id],
    () => {
      const record = find(context, digits(args.id, "WebhookSubscription"));
      const change = changeOf(args.webhookSubscription, context);
      const changed = updateSubscription(context.world, record, change, rules(context));
      return { changed, payload: { webhookSubscription: record } };
    },
    refused,
  );
}

type Addressed<Address> = { webhookSubscription: SubscriptionInput & Address };

/** The older mutations for one kind of address, as the one for all takes it. */
const toPubSub = <T extends Addressed<{ pubSubProject: string; pubSubTopic: string }>>(args: T): T => ({
  ...args,
  webhookSubscription: {
    ...args.webhookSubscription,
    uri: `pubsub://${args.webhookSubscription.pubSubProject}:${args.webhookSubscription.pubSubTopic}`,
  },
});
const toEventBridge = <T extends Addressed<{ arn?: string | null }>>(args: T): T => {
  const { arn } = args.webhookSubscription;
  return arn === undefined ? args : { ...args, webhookSubscription: { ...args.webhookSubscription, uri: arn } };
};

/** Those for Pub/Sub name the kind of a refusal. */
const coded: Refusing = (errors) =>
  noSubscription(
    errors.map((error) => ({
      ...error,
      code: error.message === ADDRESS_TAKEN ? "TAKEN" : "INVALID_PARAMETERS",
    })),
  );

type PubSub = Addressed<{ pubSubProject: string; pubSubTopic: string }>;
type EventBridge = Addressed<{ arn?: string | null }>;

export const webhookSubscriptionMutations: TypeResolvers<undefined> = {
  webhookSubscriptionCreate: (_root, args: CreateArguments, context, { fieldName }) =>
    create(args, context, fieldName, noSubscription),
  webhookSubscriptionUpdate: (_root, args: UpdateArguments, context, { fieldName }) =>
    update(args, context, fieldName, noSubscription),
  pubSubWebhookSubscriptionCreate: (_root, args: CreateArguments & PubSub, context, { fieldName }) =>
    create(toPubSub(args), context, fieldName, coded),
  pubSubWebhookSubscriptionUpdate: (_root, args: UpdateArguments & PubSub, context, { fieldName }) =>
    update(toPubSub(args), context, fieldName, coded),
  eventBridgeWebhookSubscriptionCreate: (_root, args: CreateArguments & EventBridge, context, { fieldName }) =>
    create(toEventBridge(args), context, fieldName, noSubscription),
  eventBridgeWebhookSubscriptionUpdate: (_root, args: UpdateArguments & EventBridge, context, { fieldName }) =>
    update(toEventBridge(args), context, fieldName, noSubscription),
  webhookSubscriptionDelete: (_root, args: { id: string }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        deleteSubscription(context.world, find(context, digits(args.id, "WebhookSubscription")));
        return { changed: true, payload: { deletedWebhookSubscriptionId: args.id } };
      },
      (userErrors) => ({ deletedWebhookSubscriptionId: null, userErrors }),
    ),
};
