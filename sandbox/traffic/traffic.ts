// Part of the sandbox: a run of buyers and staff. Places drawn orders at a pace and lets things happen to them.
import { z } from "zod";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { Sandbox, SandboxPart } from "#sandbox/server/sandbox.ts";
import { drawScenario, type Scenario, type Shelf, type Step } from "#sandbox/traffic/scenarios.ts";
import { truthOf } from "#sandbox/traffic/truth.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { plainTruth } from "#sandbox/world/records/order-truth.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused } from "#sandbox/world/world.ts";

const AskSchema = z.object({
  shop: z.string(),
  orders: z.number().int().min(1).max(100_000),
  seed: z.number().int().default(1),
  perSecond: z.number().positive().default(25),
});

/** Between two things that happen to one order, on the world's time. */
const STEP_MS = { from: 300, to: 2_500 };
/** How long staff wait for a hold to be there before they give up. */
const HOLD_WAIT_MS = 120_000;
/** Staff need some moments to look before they release a hold. */
const LOOK_MS = 1_500;

interface Progress {
  asked: number;
  placed: number;
  /** Orders with steps still to come. */
  open: number;
  steps: Record<string, number>;
  refused: number;
}

export const traffic: SandboxPart = (sandbox) => {
  const { router, world, timers } = sandbox;
  const progress: Progress = { asked: 0, placed: 0, open: 0, steps: {}, refused: 0 };
  /** Buyers still to come, and how to send them away. */
  const buyers = new Set<() => void>();

  const done = (step: Step) => {
    progress.steps[step.do] = (progress.steps[step.do] ?? 0) + 1;
  };

  const live = (shop: string, id: string, steps: Step[], chance: Chance): void => {
    const [step, ...rest] = steps;
    if (!step) {
      progress.open--;
      return;
    }
    const next = () => live(shop, id, rest, chance);
    if (step.do === "release-hold") {
      releaseLater(shop, id, world.nowMs() + HOLD_WAIT_MS, next);
      return;
    }
    timers.after(chance.between(STEP_MS.from, STEP_MS.to), () => {
      const order = world.order(shop, id);
      if (order)
        try {
          act(sandbox, order, step, chance);
          done(step);
        } catch (error) {
          // The story does not fit the order (nothing left to refund, held goods): as in a store, it is refused.
          if (!(error instanceof Refused)) throw error;
          progress.refused++;
        }
      next();
    });
  };

  const releaseLater = (shop: string, id: string, untilMs: number, next: () => void): void => {
    const order = world.order(shop, id);
    const open = order
      ? world.fulfillmentOrdersOf(order).filter(({ status }) => status === "OPEN" || status === "ON_HOLD")
      : [];
    const isHeld = open.length > 0 && open.every((one) => one.holds.some((hold) => hold.appId !== null));
    if (!isHeld) {
      if (world.nowMs() < untilMs) timers.after(200, () => releaseLater(shop, id, untilMs, next));
      else progress.open--;
      return;
    }
    timers.after(LOOK_MS, () => {
      const held = world.order(shop, id);
      for (const one of held ? world.fulfillmentOrdersOf(held) : []) {
        const ids = one.holds.filter((hold) => hold.appId !== null).map((hold) => hold.id);
        if (ids.length > 0) releaseHolds(world, shop, one.id, ids, { by: "staff" });
      }
      const truth = world.state.truths[id];
      if (truth) truth.leftAlone = true;
      done({ do: "release-hold" });
      next();
    });
  };

  const buy = (shop: string, { name, draft, differs, steps }: Scenario, chance: Chance): void => {
    const { id } = placeOrder(world, shop, draft);
    world.state.truths[id] = { ...plainTruth(name), differs };
    progress.placed++;
    live(shop, id, steps, chance);
  };

  router.on(
    "POST",
    "/control/traffic",
    fromThisMachine(async (exchange) => {
      const asked = AskSchema.safeParse(await exchange.json());
      if (!asked.success || !world.state.shops[asked.data.shop])
        throw new HttpProblem(400, "names a shop of the sandbox and a number of orders");
      const { shop, orders, seed, perSecond } = asked.data;
      const chance = seededRandom(seed);
      const shelf = shelfOf(sandbox, shop);
      progress.asked += orders;
      progress.open += orders;
      // All is drawn before anything happens: the pace does not change who buys what.
      const scenarios = Array.from({ length: orders }, (_, index) => ({
        scenario: drawScenario(chance, shelf),
        own: seededRandom(seed * 1_000_003 + index),
      }));
      for (const [index, { scenario, own }] of scenarios.entries()) {
        const stop = timers.after((index * 1_000) / perSecond, () => {
          buyers.delete(stop);
          buy(shop, scenario, own);
        });
        buyers.add(stop);
      }
      sendJson(exchange.response, 202, progress);
    }),
  );
  router.on(
    "DELETE",
    "/control/traffic",
    fromThisMachine(({ response }) => {
      // Nobody orders any more; what was ordered goes on.
      progress.open -= buyers.size;
      progress.asked -= buyers.size;
      for (const stop of buyers) stop();
      buyers.clear();
      sendJson(response, 200, progress);
    }),
  );
  router.on(
    "GET",
    "/control/traffic",
    fromThisMachine(({ response }) => sendJson(response, 200, progress)),
  );
  router.on(
    "GET",
    "/control/truth",
    fromThisMachine(({ response, url }) => {
      const shop = url.searchParams.get("shop") ?? "";
      if (!world.state.shops[shop]) throw new HttpProblem(404, "no such shop");
      const since = url.searchParams.get("since");
      const sinceMs = since === null ? undefined : Date.parse(since);
      if (Number.isNaN(sinceMs)) throw new HttpProblem(400, "since wants a moment: 2026-11-27T09:00:00Z");
      sendJson(
        response,
        200,
        world.reading(() => truthOf(world, shop, sinceMs)),
      );
    }),
  );
  return undefined;
};

function shelfOf({ world }: Sandbox, shop: string): Shelf {
  const variants = Object.values(world.state.variants).filter((variant) => variant.shop === shop);
  return {
    customers: Object.values(world.state.customers).filter((customer) => customer.shop === shop),
    goods: variants.filter((variant) => variant.requiresShipping),
    digital: variants.filter((variant) => !variant.requiresShipping),
  };
}

function act({ world }: Sandbox, order: OrderRecord, step: Step, chance: Chance): void {
  const { shop, id } = order;
  switch (step.do) {
    case "pay":
      payOrder(world, shop, id);
      return;
    case "note":
      updateOrder(world, shop, id, { note: "The buyer rang: gift wrap, please." });
      return;
    case "address":
      updateOrder(world, shop, id, { shippingAddress: step.address });
      if (world.state.truths[id]) world.state.truths[id].differs = step.differs;
      return;
    case "cancel":
      cancelOrder(world, shop, id, { reason: "CUSTOMER", restock: true, refund: true });
      return;
    case "fulfil":
      fulfillOrder(world, shop, id);
      return;
    case "fulfil-part": {
      const [first] = world.fulfillmentOrdersOf(order).filter((one) => one.status === "OPEN");
      const line = first?.lines.find((one) => one.remainingQuantity > 0);
      if (!first || !line) throw new Refused("nothing to ship");
      const units = [{ fulfillmentOrderId: first.id, lines: [{ id: line.id, quantity: 1 }] }];
      fulfillOrder(world, shop, id, { units });
      return;
    }
    case "refund": {
      const { received } = orderTotals(order);
      if (received === 0) throw new Refused("nothing was received");
      const line = order.lines.find((one) => one.currentQuantity > 0);
      if (line && chance.happens(0.6)) refundOrder(world, shop, id, { lines: [{ lineId: line.id, quantity: 1 }] });
      else refundOrder(world, shop, id, { amount: Math.max(1, Math.floor(received / 4)), note: "Goodwill" });
      return;
    }
    case "edit": {
      const line = chance.oneOf(order.lines);
      editOrder(
        world,
        shop,
        id,
        chance.happens(0.5)
          ? { add: [{ variantId: line.variantId ?? undefined, title: line.title, price: line.price, quantity: 1 }] }
          : { quantities: { [line.id]: line.currentQuantity + 1 } },
      );
      return;
    }
    default:
      throw new Error(`no such step: ${step.do}`);
  }
}
