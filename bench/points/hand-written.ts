// The same twenty rules, handled as apps do without a planner: three ways, each an honest one.
import { gidOf } from "#app/admin/gid.ts";
import type { OrderBody } from "#bench/points/order-body.ts";
import { STORE_RULES, type Wanted } from "#bench/points/store-rules.ts";
import { executeRequest } from "#sandbox/graphql/execute-request.ts";
import { idempotencyOf } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { World } from "#sandbox/world/world.ts";

export interface Spent {
  points: number;
  requests: number;
}

type Send = (query: string, variables: Record<string, unknown>) => Record<string, never>;

/** A client that pays in points and is never refused for them. */
export function payingClient(world: World, shop: string, scopes: readonly string[]): { send: Send; spent: Spent } {
  const spent = { points: 0, requests: 0 };
  const installation = currentInstallation(world, shop);
  if (!installation) throw new Error("the app is not installed");
  const { appId, number } = installation;
  const bucket = new LeakyBucket(1e9, 1e9, world.nowMs());
  const idempotency = idempotencyOf(world, shop, appId);
  const send: Send = (query, variables) => {
    const answer = executeRequest(
      { query, variables },
      {
        ...{ world, shop: world.shop(shop), appId, installation: number, scopes: new Set(scopes), idempotency },
        ...{ actor: { by: "app", appId }, search: [], mutations: [] },
      },
      bucket,
    );
    spent.points += answer.points;
    spent.requests++;
    const said = answer.body.errors?.[0]?.message ?? answer.mutations.flatMap(({ messages }) => messages)[0];
    if (said) throw new Error(`${said}: ${query}`);
    return answer.body.data as Record<string, never>;
  };
  return { send, spent };
}

/** What an app reads before it acts: the order with what its actions have to know. */
const READ_ORDER = `query ($id: ID!) { order(id: $id) {
  id name note tags customAttributes { key value }
  customer { id tags }
  shippingAddress { countryCodeV2 zip }
  lineItems(first: 20) { nodes { sku quantity } }
  metafields(first: 10) { nodes { namespace key value } }
  fulfillmentOrders(first: 5) { nodes { id status assignedLocation { location { id } } supportedActions { action } } }
} }`;
/** What only one of its actions has to know. */
const READ_NOTE = "query ($id: ID!) { order(id: $id) { note customAttributes { key value } } }";
const READ_PARTS = "query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id } } } }";
/** Shopify refuses to move what is there already, and a refused mutation costs as much as any: a look is cheaper. */
const READ_PLACES =
  "query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id assignedLocation { location { id } } } } } }";

const ADD_TAGS = "mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }";
const UPDATE = `mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }`;
const SET_METAFIELDS = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`;
const HOLD = `mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }`;
const MOVE = `mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }`;

interface Read {
  order: {
    note: string | null;
    customAttributes: { key: string; value: string }[];
    fulfillmentOrders: { nodes: { id: string; assignedLocation?: { location: { id: string } | null } }[] };
  };
}

type Act = (send: Send, id: string, wanted: readonly Wanted[], places: ReadonlyMap<string, string>) => void;

/** One query for every order, then one mutation for each action. */
export const naive: Act = (send, id, wanted, places) => {
  const read = send(READ_ORDER, { id }) as unknown as Read;
  for (const one of wanted) act(send, id, one, read, places);
};

/** One task a rule, as Mechanic runs them: those that find something to do read for themselves, and act for themselves. */
export const taskPerRule: Act = (send, id, wanted, places) => {
  for (const one of wanted) act(send, id, one, send(READ_ORDER, { id }) as unknown as Read, places);
};

/** By hand as frugally as it goes one order at a time: nothing is read that the webhook told, and what one mutation can carry it carries. */
export const combined: Act = (send, id, wanted, places) => {
  const of = <K extends Wanted["do"]>(kind: K) =>
    wanted.filter((one): one is Extract<Wanted, { do: K }> => one.do === kind);
  const tags = of("tag").map(({ tag }) => tag);
  if (tags.length) send(ADD_TAGS, { id, tags });
  const [notes, attributes, metafields] = [of("note"), of("attribute"), of("metafield")];
  if (notes.length + attributes.length + metafields.length) {
    const needsLook = notes.length + attributes.length > 0;
    const { order } = (needsLook ? send(READ_NOTE, { id }) : { order: null }) as unknown as { order: Read["order"] };
    send(UPDATE, {
      input: {
        id,
        ...(notes.length ? { note: noteWith(order.note, notes) } : {}),
        ...(attributes.length ? { customAttributes: attributesWith(order, attributes) } : {}),
        ...(metafields.length ? { metafields: metafields.map(metafieldOf) } : {}),
      },
    });
  }
  const [holds, moves] = [of("hold"), of("move")];
  if (!holds.length && !moves.length) return;
  const parts = send(moves.length ? READ_PLACES : READ_PARTS, { id }) as unknown as Read;
  for (const one of [...holds, ...moves]) act(send, id, one, parts, places);
};

const noteWith = (old: string | null, notes: readonly { text: string }[]) =>
  [...(old ? [old] : []), ...notes.map(({ text }) => text)].join("\n\n");
const attributesWith = (order: Read["order"], added: readonly { name: string; value: string }[]) => [
  ...order.customAttributes.map(({ key, value }) => ({ key, value })),
  ...added.map(({ name, value }) => ({ key: name, value })),
];
function metafieldOf({ key: whole, value }: { key: string; value: string }) {
  const [namespace, key] = whole.split(".");
  return { namespace, key, value, type: "single_line_text_field" };
}

function act(send: Send, id: string, wanted: Wanted, { order }: Read, places: ReadonlyMap<string, string>): void {
  switch (wanted.do) {
    case "tag":
      return void send(ADD_TAGS, { id, tags: [wanted.tag] });
    case "note": {
      // Two notes in a row: the second is appended to the first.
      const note = noteWith(order.note, [wanted]);
      order.note = note;
      return void send(UPDATE, { input: { id, note } });
    }
    case "attribute":
      return void send(UPDATE, { input: { id, customAttributes: attributesWith(order, [wanted]) } });
    case "metafield":
      return void send(SET_METAFIELDS, { metafields: [{ ownerId: id, ...metafieldOf(wanted) }] });
    case "hold":
      for (const part of order.fulfillmentOrders.nodes)
        send(HOLD, {
          id: part.id,
          hold: { handle: wanted.handle, reason: "OTHER", reasonNotes: wanted.note, notifyMerchant: false },
        });
      return;
    case "move": {
      const to = gidOf("Location", places.get(wanted.location) ?? "");
      for (const part of order.fulfillmentOrders.nodes)
        if (part.assignedLocation?.location?.id !== to) send(MOVE, { id: part.id, to });
    }
  }
}

export const wantedFor = (order: OrderBody): Wanted[] =>
  STORE_RULES.flatMap((rule) => (rule.isTrue(order) ? [rule.wanted] : []));
