// Part of the sandbox: buyers who come by themselves, at the pace of an ordinary day, a flash sale or Black Friday, until
// somebody sends them away. POST and GET /control/live.
import { z } from "zod";
import { Buyers } from "#sandbox/generator/buyers.ts";
import { drawNext, type Last, lifeOf, makeOrder } from "#sandbox/generator/generate-history.ts";
import { giveLife } from "#sandbox/generator/live-on.ts";
import { type Shelf, shelfOf } from "#sandbox/generator/shelf.ts";
import { profileOf } from "#sandbox/generator/stores.ts";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { Sandbox, SandboxPart } from "#sandbox/server/sandbox.ts";
import { gapMs, ordersPerHour, RATE_HOLDS_MS } from "#sandbox/traffic/traffic-rate.ts";
import { type LiveTrafficRecord, TRAFFIC_MODES, type TrafficMode } from "#sandbox/world/records/live-traffic.ts";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";
import { Refused } from "#sandbox/world/world.ts";

const AskSchema = z.strictObject({
  shop: z.string(),
  mode: z.enum(["off", ...TRAFFIC_MODES]),
  /** On an ordinary day, on average. */
  ordersPerHour: z.number().positive().max(100_000).optional(),
  seed: z.number().int().optional(),
});
export type TrafficAsk = Omit<z.infer<typeof AskSchema>, "shop">;

const ORDERS_PER_HOUR = 90;

/** What buyers of a store go by. Read when they begin to come. */
interface Crowd {
  shelf: Shelf;
  buyers: Buyers;
  /** Of when they come. */
  chance: Chance;
  /** Whoever was the last one may do it again by mistake. */
  last: Last | null;
  stop: () => void;
}

export class LiveTraffic {
  readonly #sandbox: Sandbox;
  readonly #crowds = new Map<string, Crowd>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    for (const { domain, traffic } of Object.values(sandbox.world.state.shops)) if (traffic) this.#gather(domain);
  }

  /** Sets how busy a store is. What was ordered before lives on. */
  set(shop: string, { mode, ordersPerHour, seed }: TrafficAsk): void {
    const record = this.#sandbox.world.shop(shop);
    this.#disperse(shop);
    if (mode === "off") {
      delete record.traffic;
      return;
    }
    const before = record.traffic;
    record.traffic = {
      mode,
      ordersPerHour: ordersPerHour ?? before?.ordersPerHour ?? ORDERS_PER_HOUR,
      seed: seed ?? before?.seed ?? 1,
      placed: seed === undefined ? (before?.placed ?? 0) : 0,
      sinceMs: this.#sandbox.world.nowMs(),
    };
    this.#gather(shop);
  }

  close(): void {
    for (const shop of [...this.#crowds.keys()]) this.#disperse(shop);
  }

  #gather(shop: string): void {
    const { world } = this.#sandbox;
    const { traffic } = world.shop(shop);
    const heads = world.orderIndex.ofShop(shop);
    const crowd: Crowd = {
      shelf: shelfOf(world, profileOf(shop), shop),
      buyers: new Buyers(
        heads.length,
        heads.flatMap(({ customerId }) => customerId ?? []),
      ),
      chance: seededRandom((traffic?.seed ?? 1) * 7_919 + (traffic?.placed ?? 0)),
      last: null,
      stop: () => {},
    };
    this.#crowds.set(shop, crowd);
    this.#wait(shop, crowd);
  }

  #disperse(shop: string): void {
    this.#crowds.get(shop)?.stop();
    this.#crowds.delete(shop);
  }

  #wait(shop: string, crowd: Crowd): void {
    const { world, timers } = this.#sandbox;
    const { traffic, ianaTimezone } = world.shop(shop);
    if (!traffic) return;
    const gap = gapMs(ordersPerHour(traffic, world.nowMs(), ianaTimezone), crowd.chance.next());
    // Nobody comes before the rate is another one: it is drawn anew then.
    const isSoon = gap <= RATE_HOLDS_MS;
    crowd.stop = timers.after(isSoon ? gap : RATE_HOLDS_MS, () => {
      if (isSoon) this.#buy(shop, crowd, traffic);
      this.#wait(shop, crowd);
    });
  }

  #buy(shop: string, crowd: Crowd, traffic: LiveTrafficRecord): void {
    const { world } = this.#sandbox;
    const { shelf, buyers } = crowd;
    const atMs = world.nowMs();
    const record = world.shop(shop).traffic ?? traffic;
    const chance = seededRandom(record.seed * 1_000_003 + record.placed);
    try {
      const drawn = drawNext(world, shelf, buyers, chance, atMs, crowd.last);
      const order = makeOrder(world, shop, drawn, buyers);
      crowd.last = { drawn, orderId: order.id, customerId: order.customerId, atMs };
      giveLife(world, shop, order.id, lifeOf(order, drawn, chance, atMs), atMs);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Something on the shelf is not sold any more.
      crowd.shelf = shelfOf(world, profileOf(shop), shop);
    }
    record.placed++;
  }
}

export const liveTraffic: SandboxPart = (sandbox) => {
  const { router, world } = sandbox;
  const traffic = new LiveTraffic(sandbox);
  sandbox.setTraffic = (shop, ask) => traffic.set(shop, ask);
  const all = () =>
    Object.values(world.state.shops).map(({ domain, traffic: now, ianaTimezone }) => ({
      shop: domain,
      mode: (now?.mode ?? "off") satisfies TrafficMode | "off",
      placed: now?.placed ?? 0,
      ordersPerHour: now ? Math.round(ordersPerHour(now, world.nowMs(), ianaTimezone)) : 0,
    }));
  router.on(
    "GET",
    "/control/live",
    fromThisMachine(({ response }) => sendJson(response, 200, { stores: all() })),
  );
  router.on(
    "POST",
    "/control/live",
    fromThisMachine(async (exchange) => {
      const asked = AskSchema.safeParse(await exchange.json());
      if (!asked.success) throw new HttpProblem(400, z.prettifyError(asked.error));
      const { shop, ...ask } = asked.data;
      if (!world.state.shops[shop]) throw new HttpProblem(404, `no shop ${shop}`);
      traffic.set(shop, ask);
      sendJson(exchange.response, 200, { stores: all() });
    }),
  );
  return () => traffic.close();
};
