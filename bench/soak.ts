// An hour of orders at a steady rate, from webhook to write-back: memory has to stay flat. Apart from the other benches.
import { Pool } from "undici";
import { prepareApp } from "#bench/app/app-under-load.ts";
import { Resident } from "#bench/app/resident.ts";
import { ORDER_HOSTS, signedOrders, webhookHeaders } from "#bench/app/signed-orders.ts";
import { openLoop } from "#bench/open-loop.ts";
import { percentile } from "#bench/percentile.ts";
import { STORE_RULES } from "#bench/points/store-rules.ts";
import { atMost, type BenchResult, info } from "#bench/result.ts";

const SHOP = "bench.myshopify.com";
const PER_SECOND = 20;
const PART = 2_000;

export default async function soak({ quick }: { quick: boolean }): Promise<BenchResult> {
  const seconds = quick ? 20 : 3_600;
  const app = await prepareApp();
  try {
    const tags = STORE_RULES.filter(({ wanted }) => wanted.do === "tag");
    await app.enter(
      SHOP,
      [SHOP, ...ORDER_HOSTS],
      tags.map(({ document }) => document),
    );
    const web = await app.start("web");
    const worker = await app.start("worker");
    const pool = new Pool(web.url, { connections: 16 });
    const resident = new Resident({ web: web.pid, worker: worker.pid });
    const samples: Record<string, number>[] = [];
    const sampling = setInterval(() => samples.push(resident.now()), (seconds * 1_000) / 60);
    let [orders, sent] = [signedOrders(PART), 0];
    await openLoop(
      PER_SECOND,
      (sinceMs) => sinceMs < seconds * 1_000,
      async () => {
        if (sent > 0 && sent % PART === 0) orders = signedOrders(PART, 7_000_000_000_000 + sent);
        const { body, signature } = orders[sent++ % PART] as (typeof orders)[0];
        const headers = webhookHeaders(SHOP, "orders/create", signature);
        const answer = await pool.request({ path: "/webhooks", method: "POST", headers, body });
        await answer.body.dump();
        if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
      },
    );
    clearInterval(sampling);
    const left = async () =>
      (await app.database.query("select count(*)::int as n from delivery_key where status = 'RECEIVED'")).rows[0].n;
    for (const until = Date.now() + 60_000; (await left()) > 0 && Date.now() < until; )
      await new Promise((resolve) => setTimeout(resolve, 200));
    const missing = await left();
    await pool.close();
    const most = resident.stop();
    const growth = (name: string) => {
      const half = Math.floor(samples.length / 2);
      // The first quarter is warm-up; of the rest the last part against the first.
      const values = samples.slice(half / 2).map((sample) => sample[name] ?? 0);
      const third = Math.ceil(values.length / 3);
      return percentile(values.slice(-third), 0.5) / percentile(values.slice(0, third), 0.5);
    };
    return {
      name: "soak",
      about: `${PER_SECOND} new orders a second for ${(seconds / 60).toFixed(1)} minutes; resident memory sixty times. Its growth is the median of the last quarter against that of the second.`,
      figures: [
        ...["web", "worker"].flatMap((name) => [
          atMost("soak", `growth of ${name}'s memory`, "must", 1.1, growth(name), "flat"),
          atMost("soak", `most MB resident, ${name}`, "must", 250, most[name] ?? 0),
        ]),
        atMost("soak", "orders that were not decided", "must", 0, missing),
        info("soak", "orders", sent),
      ],
      table: [
        ["sample", "web MB", "worker MB"],
        ...samples.map(({ web: a = 0, worker: b = 0 }, at) => [String(at + 1), a.toFixed(0), b.toFixed(0)]),
      ],
      charts: [
        {
          ...{ file: "soak", title: "Resident memory over an hour", xName: "sample", yName: "MB" },
          lines: ["web", "worker"].map((name) => ({
            name,
            points: samples.map((sample, at) => ({ x: at + 1, y: sample[name] ?? 0 })),
          })),
        },
      ],
    };
  } finally {
    await app.close();
  }
}
