// The load's own process, so that the door's is measured alone: sends signed webhooks as it is asked, one request of the parent's
// after the other.
import { Pool } from "undici";
import type { SenderAsked, Sent } from "#bench/ack/sender-asked.ts";
import { sizedOrders } from "#bench/ack/sized-orders.ts";
import { type SignedOrder, webhookHeaders } from "#bench/app/signed-orders.ts";
import { openLoop } from "#bench/open-loop.ts";

const made = new Map<number, SignedOrder[]>();

function ordersOf(bytes: number): SignedOrder[] {
  const known = made.get(bytes) ?? sizedOrders(bytes);
  made.set(bytes, known);
  return known;
}

async function send({ origin, shop, bytes, connections, load, isForged }: SenderAsked): Promise<Sent> {
  const orders = ordersOf(bytes);
  const statuses: Record<string, number> = {};
  const pool = new Pool(origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
  let sent = 0;
  const one = async () => {
    const { body, signature } = orders[sent++ % orders.length] as SignedOrder;
    const headers = webhookHeaders(shop, "orders/create", isForged ? signature.toLowerCase() : signature);
    let status = 0;
    try {
      const answer = await pool.request({ path: "/webhooks", method: "POST", headers, body });
      await answer.body.dump();
      status = answer.statusCode;
    } catch (error) {
      console.error(error);
    }
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const cpu = process.cpuUsage();
  const started = performance.now();
  const waits = "count" in load ? await closedLoop(connections, load.count) : await byTheClock(load);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  await pool.close();
  const mean = orders.reduce((sum, { body }) => sum + body.length, 0) / orders.length;
  return { bytes: mean, sent, ms, statuses, waits, cpuSeconds: (user + system) / 1_000_000 };

  async function closedLoop(width: number, count: number): Promise<number[]> {
    let left = count;
    const next = async () => {
      while (left-- > 0) await one();
    };
    await Promise.all(Array.from({ length: width }, next));
    return [];
  }

  async function byTheClock(by: { perSecond: number; ms: number }): Promise<number[]> {
    const timed = await openLoop(by.perSecond, (since) => since < by.ms, one);
    return timed.map(({ ms: wait }) => wait);
  }
}

process.once("disconnect", () => process.exit(0));
process.on("message", async (asked: SenderAsked) => process.send?.(await send(asked)));
process.send?.("ready");
