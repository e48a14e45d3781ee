// What no verb of this world does and Shopify tells all the same: POST /control/events tells the app of it, with the body
// that the topic has for what the records say.
import { z } from "zod";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import type { World } from "#sandbox/world/world.ts";

const Id = z.string().regex(/^\d+$/, "wants the digits of an id");

const FULFILLMENT_ORDER_TOPICS = [
  "fulfillment_orders/line_items_prepared_for_local_delivery",
  "fulfillment_orders/scheduled_fulfillment_order_ready",
] as const;

const AskSchema = z.discriminatedUnion("topic", [
  z.strictObject({ topic: z.enum(["customers/disable", "customers/enable"]), shop: z.string(), customerId: Id }),
  z.strictObject({ topic: z.enum(FULFILLMENT_ORDER_TOPICS), shop: z.string(), fulfillmentOrderId: Id }),
  z.strictObject({
    topic: z.literal("app_subscriptions/update"),
    shop: z.string(),
    subscriptionId: Id,
    name: z.string(),
    status: z.enum(["ACTIVE", "CANCELLED", "DECLINED", "EXPIRED", "FROZEN", "PENDING"]),
    /** "12.50" */
    price: z.string().regex(/^\d+(\.\d+)?$/),
    interval: z.enum(["ANNUAL", "EVERY_30_DAYS"]).default("EVERY_30_DAYS"),
  }),
]);
type Ask = z.infer<typeof AskSchema>;

export const controlEvents: SandboxPart = ({ router, world }) => {
  router.on(
    "POST",
    "/control/events",
    fromThisMachine(async (exchange) => {
      const asked = AskSchema.safeParse(await exchange.json());
      if (!asked.success) throw new HttpProblem(400, z.prettifyError(asked.error));
      if (!world.state.shops[asked.data.shop]) throw new HttpProblem(404, `no shop ${asked.data.shop}`);
      tell(world, asked.data);
      sendJson(exchange.response, 200, {});
    }),
  );
  return undefined;
};

function tell(world: World, asked: Ask): void {
  const { shop } = asked;
  const emit = world.action(shop, { by: "staff" });
  switch (asked.topic) {
    case "customers/disable":
    case "customers/enable":
      if (!world.customer(shop, asked.customerId)) throw new HttpProblem(404, `no customer ${asked.customerId}`);
      emit(asked.topic, { customerId: asked.customerId });
      break;
    case "fulfillment_orders/line_items_prepared_for_local_delivery":
    case "fulfillment_orders/scheduled_fulfillment_order_ready": {
      const { fulfillmentOrderId } = asked;
      const found = world.fulfillmentOrder(shop, fulfillmentOrderId);
      if (!found) throw new HttpProblem(404, `no fulfilment order ${fulfillmentOrderId}`);
      emit(asked.topic, { orderId: found.orderId, fulfillmentOrderId });
      break;
    }
    case "app_subscriptions/update":
      emit(asked.topic, {
        subjectId: asked.subscriptionId,
        data: {
          ...{ name: asked.name, status: asked.status, price: asked.price, interval: asked.interval },
          ...{ currency: world.shop(shop).currency, cappedAmount: null, planHandle: null, createdAt: world.now() },
        },
      });
  }
}
