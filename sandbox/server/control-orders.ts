// Orders by hand: POST /control/orders makes some, of a kind that buyers make or exactly as asked; POST /control/orders/:id/:verb
// does to one what staff, buyers, carriers and banks do; GET /control/orders/:id shows its record.
import { z } from "zod";
import { actOnOrder, ORDER_VERBS } from "#sandbox/admin/order-actions.ts";
import { ORDER_KINDS } from "#sandbox/generator/draw-order.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { gid } from "#sandbox/world/gid.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import { plainTruth } from "#sandbox/world/records/order-truth.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const AddressSchema = z.strictObject({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  company: z.string().nullish(),
  address1: z.string().nullish(),
  address2: z.string().nullish(),
  city: z.string().nullish(),
  zip: z.string().nullish(),
  province: z.string().nullish(),
  provinceCode: z.string().nullish(),
  country: z.string().nullish(),
  countryCode: z.string().length(2).nullish(),
  phone: z.string().nullish(),
});

/** "12.50", in the store's currency. */
const Money = z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, "wants an amount: 12.50");

const LineSchema = z
  .strictObject({
    variantId: z.string().regex(/^\d+$/).optional(),
    sku: z.string().optional(),
    title: z.string().optional(),
    price: Money.optional(),
    quantity: z.number().int().min(1).max(10_000).default(1),
    discount: Money.optional(),
    requiresShipping: z.boolean().optional(),
    giftCard: z.boolean().optional(),
    grams: z.number().int().min(0).optional(),
    /** Null as `fulfillAt`: at a time that is not known yet. */
    sellingPlan: z
      .strictObject({
        id: z.string().regex(/^\d+$/),
        name: z.string(),
        fulfillAt: z.iso.datetime({ precision: 0 }).nullish(),
      })
      .optional(),
  })
  .refine(({ variantId, sku, title }) => variantId || sku || title, "wants a variantId, the sku of one, or a title");

const OrderSchema = z.strictObject({
  lines: z.array(LineSchema).min(1).max(500),
  customerId: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  shippingAddress: AddressSchema.nullish(),
  billingAddress: AddressSchema.nullish(),
  /** Null: nothing to ship. */
  shipping: z.strictObject({ title: z.string(), price: Money, pickup: z.boolean().optional() }).nullish(),
  payment: z.enum(["paid", "authorized", "pending", "none"]).optional(),
  tags: z.array(z.string()).optional(),
  note: z.string().nullish(),
  customAttributes: z.array(z.strictObject({ key: z.string(), value: z.string() })).optional(),
  poNumber: z.string().nullish(),
  sourceName: z.string().optional(),
  test: z.boolean().optional(),
  processedAt: z.iso.datetime({ offset: true }).optional(),
});

const AskSchema = z.strictObject({
  shop: z.string(),
  /** As buyers come, by default. */
  kind: z.enum(ORDER_KINDS).optional(),
  /** Instead of a kind: exactly this. */
  order: OrderSchema.optional(),
  count: z.number().int().min(1).max(1_000).default(1),
  /** The same seed makes the same; by default every call makes others. */
  seed: z.number().int().optional(),
  /** Whether they are paid, shipped, sent back … by themselves when the time has come. */
  lives: z.boolean().default(false),
  /** Some press twice, and of these alone two orders look the same. */
  sale: z.boolean().default(false),
});
type Ask = z.infer<typeof AskSchema>;

export const controlOrders: SandboxPart = ({ router, world }) => {
  /** Runs what Shopify may refuse: 422 in its words. */
  const orRefused = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Refused || error instanceof NotSimulated) throw new HttpProblem(422, error.message);
      throw error;
    }
  };
  const shown = ({ id, name, shop }: OrderRecord) => ({
    ...{ id, name, shop, gid: gid("Order", id) },
    truth: world.state.truths[id] ?? null,
  });
  const found = (id: string): OrderRecord => {
    const order = world.state.orders[id];
    if (!order) throw new HttpProblem(404, `no order ${id}`);
    return order;
  };
  router.on(
    "POST",
    "/control/orders",
    fromThisMachine(async (exchange) => {
      const asked = AskSchema.safeParse(await exchange.json());
      if (!asked.success) throw new HttpProblem(400, z.prettifyError(asked.error));
      if (!world.state.shops[asked.data.shop]) throw new HttpProblem(404, `no shop ${asked.data.shop}`);
      const made = orRefused(() => makeAsAsked(world, asked.data));
      sendJson(exchange.response, 201, { orders: made.map(shown) });
    }),
  );
  router.on(
    "GET",
    "/control/orders/:id",
    fromThisMachine(({ response, parameters }) => {
      const order = found(parameters.id ?? "");
      sendJson(response, 200, { ...shown(order), order, fulfillmentOrders: world.fulfillmentOrdersOf(order) });
    }),
  );
  router.on(
    "POST",
    "/control/orders/:id/:verb",
    fromThisMachine(async (exchange) => {
      const { id = "", verb = "" } = exchange.parameters;
      const order = found(id);
      if (!ORDER_VERBS.includes(verb))
        throw new HttpProblem(404, `no verb ${verb}: there are ${ORDER_VERBS.join(", ")}`);
      const fields = z.record(z.string(), z.union([z.string(), z.number()])).safeParse(await exchange.json());
      if (!fields.success) throw new HttpProblem(400, "wants an object of texts and numbers");
      const form = new URLSearchParams(Object.entries(fields.data).map(([name, value]) => [name, String(value)]));
      orRefused(() => actOnOrder(world, order, verb, form));
      sendJson(exchange.response, 200, shown(order));
    }),
  );
  return undefined;
};

function makeAsAsked(world: World, { shop, order, ...wanted }: Ask): OrderRecord[] {
  if (!order) return makeOrders(world, shop, wanted);
  const draft = draftOf(world, shop, order);
  return Array.from({ length: wanted.count }, () => {
    const made = placeOrder(world, shop, draft);
    world.state.truths[made.id] = { ...plainTruth("asked for"), differs: differs(made) };
    return made;
  });
}

const differs = ({ shippingAddress, billingAddress }: OrderRecord): boolean =>
  shippingAddress !== null && billingAddress !== null && shippingAddress.address1 !== billingAddress.address1;

type OrderAsk = z.infer<typeof OrderSchema>;

function draftOf(world: World, shop: string, asked: OrderAsk): OrderDraft {
  const { currency } = world.shop(shop);
  const money = (text: string) => {
    const amount = parseMoney(text, currency);
    if (amount === null) throw new HttpProblem(400, `${text} is no amount in ${currency}`);
    return amount;
  };
  const { lines, shipping, customerId, shippingAddress, billingAddress, ...rest } = asked;
  return {
    ...rest,
    ...(customerId === undefined
      ? {}
      : { customerId: customerId?.replace(/^gid:\/\/shopify\/Customer\//, "") ?? null }),
    lines: lines.map(({ sku, variantId, price, discount, ...line }) => {
      const known = variantId ?? (sku && variantOf(world, shop, sku));
      return {
        ...line,
        ...(known ? { variantId: known } : {}),
        ...(sku ? { sku } : {}),
        ...(price === undefined ? {} : { price: money(price) }),
        ...(discount === undefined ? {} : { discount: money(discount) }),
      };
    }),
    ...(shipping ? { shipping: { ...shipping, price: money(shipping.price) } } : { shipping: shipping ?? null }),
    shippingAddress: address(shippingAddress),
    billingAddress: address(billingAddress ?? shippingAddress),
  };
}

const address = (asked: z.infer<typeof AddressSchema> | null | undefined) =>
  asked ? Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value ?? null])) : null;

function variantOf(world: World, shop: string, sku: string): string | undefined {
  for (const variant of Object.values(world.state.variants))
    if (variant.shop === shop && variant.sku === sku) return variant.id;
  return undefined;
}
