import { Queue } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KEY_PREFIX, type LanesWork, QUEUE } from "#app/queue/catalogue.ts";
import { type Consumer, type Handler, startConsumer } from "#app/queue/consume.server.ts";
import { closeQueue, enqueue, queueIsReachable } from "#app/queue/enqueue.server.ts";
import { nudge, onNudge } from "#app/queue/nudge.server.ts";
import { producerRedis } from "#app/redis.server.ts";
import { eventually } from "#tests/support/eventually.ts";

const running: Consumer[] = [];
let queue: Queue;

beforeAll(async () => {
  await eventually(() => expect(queueIsReachable()).toBe(true));
  queue = new Queue(QUEUE, { connection: producerRedis, prefix: KEY_PREFIX });
});
beforeEach(() => producerRedis.flushdb());
afterEach(async () => {
  for (const consumer of running.splice(0)) await consumer.stop(5_000);
});
afterAll(async () => {
  await queue.close();
  await closeQueue();
  producerRedis.disconnect();
});

function consume(handler: Handler<"lanes.work">, concurrency = 5): Consumer {
  const consumer = startConsumer({ "lanes.work": handler }, concurrency);
  running.push(consumer);
  return consumer;
}
const work = (token: number): LanesWork => ({
  shop: "a.myshopify.com",
  installation: 1,
  lanes: [{ kind: "order", key: "1", token }],
});
const job = (token: number, priority = 0) => ({ id: `l_${token}`, payload: work(token), priority });
const counts = () => queue.getJobCounts("wait", "prioritized", "active", "failed", "completed", "delayed");
const NONE = { wait: 0, prioritized: 0, active: 0, failed: 0, completed: 0, delayed: 0 };

describe("jobs", () => {
  it("come out as they went in, once each, and leave nothing behind", async () => {
    const seen: LanesWork[] = [];
    consume(async (payload) => {
      seen.push(payload);
      return { outcome: "done" };
    });
    await enqueue("lanes.work", [job(1), job(2), job(2)]);

    await eventually(async () => expect(await counts()).toEqual(NONE));
    expect(seen.map((payload) => payload.lanes[0]?.token).sort()).toEqual([1, 2]);
    expect(seen).toContainEqual(work(1));
  });

  it("with back-fill among them: it goes last", async () => {
    await enqueue("lanes.work", [job(1, 10), job(2), job(3, 10), job(4)]);
    const order: unknown[] = [];
    consume(async (payload) => {
      order.push(payload.lanes[0]?.token);
      return { outcome: "done" };
    }, 1);

    await eventually(() => expect(order).toEqual([2, 4, 1, 3]));
  });

  it("that an older version queued otherwise, or that nobody knows, are dropped without the handler", async () => {
    let calls = 0;
    await queue.add("lanes.work", { shop: "a.myshopify.com", lanes: [] }, { removeOnComplete: true });
    await queue.add("lanes.work", "text", { removeOnComplete: true });
    await queue.add("toString", work(1), { removeOnComplete: true });
    consume(async () => {
      calls++;
      return { outcome: "done" };
    });
    await enqueue("lanes.work", [job(9)]);

    await eventually(async () => expect(await counts()).toEqual(NONE));
    expect(calls).toBe(1);
  });

  it("that throw are not tried again: PostgreSQL owns what is still to do", async () => {
    let calls = 0;
    consume(async () => {
      calls++;
      throw new Error("a fault");
    });
    await enqueue("lanes.work", [job(1)]);

    await eventually(() => expect(calls).toBe(1));
    await eventually(async () => expect(await counts()).toEqual(NONE));
    expect(calls).toBe(1);
  });

  it("under way are finished before the consumer stops, and no further one is begun", async () => {
    let finish: () => void = () => {};
    let begun = 0;
    const consumer = consume(async () => {
      begun++;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { outcome: "done" };
    }, 1);
    await enqueue("lanes.work", [job(1), job(2)]);
    await eventually(() => expect(begun).toBe(1));

    const stopped = consumer.stop(10_000);
    finish();

    expect(await stopped).toBe(true);
    expect(begun).toBe(1);
    expect(await counts()).toEqual({ ...NONE, wait: 1 });
  });

  it("that will not end are given up after the time allowed", async () => {
    let finish: () => void = () => {};
    let begun = 0;
    const consumer = consume(async () => {
      begun++;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { outcome: "done" };
    });
    await enqueue("lanes.work", [job(1)]);
    await eventually(() => expect(begun).toBe(1));

    expect(await consumer.stop(50)).toBe(false);
    finish();
  });

  it("are refused before they leave when they are not as the catalogue says", async () => {
    const wrong = { id: "l_1", payload: { shop: "a.myshopify.com" } as LanesWork, priority: 0 };

    await expect(enqueue("lanes.work", [wrong])).rejects.toThrow();
  });
});

describe("a nudge", () => {
  it("reaches who listens, with its shops; what is no nudge is overheard", async () => {
    const heard = new Set<string>();
    const stop = onNudge((shops) => {
      for (const shop of shops) heard.add(shop);
    });
    await eventually(() => {
      nudge("a.myshopify.com");
      nudge("b.myshopify.com");
      expect(heard).toEqual(new Set(["a.myshopify.com", "b.myshopify.com"]));
    });
    const [channel] = (await producerRedis.pubsub("CHANNELS", "switchyard:nudge:*")) as string[];
    for (const noise of ["", "{", '"text"', '{"shop":1}', '[1,"c.myshopify.com"]'])
      await producerRedis.publish(channel ?? "", noise);

    await eventually(() => expect(heard).toContain("c.myshopify.com"));
    expect(heard.size).toBe(3);
    stop();
  });
});
