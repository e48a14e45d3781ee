// Web and worker as they run, sending to a receiver: one webhook is one trace, from the door to the answer of its last write.
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "#tests/support/otlp-receiver.ts";
import { sign } from "#tests/support/post-webhook.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { type RunningWeb, startWeb } from "#tests/support/start-web.ts";
import { type RunningWorker, startWorker } from "#tests/support/start-worker.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const PERSON = ["Canary", "Tracewell", "canary.tracewell@example.com"];

const shopify = await startShopify();
let receiver: OtlpReceiver;
let web: RunningWeb;
let worker: RunningWorker;
let worked: WorkedShop;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  worked = await aWorkedShop(shopify, { checks: [] });
  // The dispatcher of the worker process takes over from the one of this process.
  await rowsOf("delete from lease where name = 'dispatcher'");
  const env = {
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: "100", OTEL_SERVICE_NAME: "shop-floor" },
    ...{ LOG_LEVEL: "debug", SANDBOX_URL: shopify.url },
  };
  [web, worker] = [await startWeb(env), startWorker(env)];
}, 180_000);
afterAll(async () => {
  worker.child.kill("SIGTERM");
  await Promise.all([once(worker.child, "exit"), web.stop()]);
  await receiver.close();
});

async function sendMail(): Promise<void> {
  for (const { event, body, webhookId } of worked.mail.splice(0)) {
    const answer = await fetch(`${web.url}/webhooks`, {
      method: "POST",
      headers: {
        "X-Shopify-Hmac-Sha256": sign(body, shopify.settings.apiSecret),
        "X-Shopify-Shop-Domain": worked.shop,
        "X-Shopify-Topic": event.topic,
        "X-Shopify-Webhook-Id": webhookId,
        "X-Shopify-Triggered-At": event.at,
      },
      body: new Uint8Array(body),
    });
    expect(answer.status).toBe(200);
  }
}

describe("one webhook that a rule acts on", () => {
  let trace: ReceivedSpan[];
  const named = (name: string) => trace.find((span) => span.name === name);

  beforeAll(async () => {
    await saveRule(worked.shop, {
      ...{ id: "traced", on: ["order.created"] },
      then: [{ do: "append_note", text: "Looked at" }],
    });
    const [first, last, email] = PERSON;
    placeOrder(shopify.world, worked.shop, {
      lines: [{ title: "Lantern", sku: "LAN", price: 2_000, quantity: 1 }],
      ...{
        shippingAddress: {
          name: `${first} ${last}`,
          address1: "1 Quay",
          city: "Whitby",
          zip: "YO21 1DN",
          countryCode: "GB",
        },
      },
      ...{ email, payment: "paid", routing: "now" },
    } as Parameters<typeof placeOrder>[2]);
    await sendMail();
    await eventually(async () => {
      expect(await rowsOf("select status from effect where shop = $1", [worked.shop])).toEqual([
        { status: "CONFIRMED" },
      ]);
      const write = receiver.spans.find((span) => span.name === "effect write_note");
      expect(write).toBeDefined();
      trace = receiver.spans.filter((span) => span.traceId === write?.traceId);
      for (const name of ["webhook", "lane.look", "lane.record"])
        expect(trace.map((span) => span.name)).toContain(name);
    }, 30_000);
  }, 60_000);

  it("is one trace over both processes, every span hanging on the webhook's arrival", () => {
    expect(new Set(trace.map((span) => span.resource["switchyard.process"]))).toEqual(new Set(["web", "worker"]));
    expect(new Set(trace.map((span) => span.resource["service.name"]))).toEqual(new Set(["shop-floor"]));
    const roots = trace.filter((span) => span.parentSpanId === "");
    expect(roots.map((span) => span.name)).toEqual(["webhook"]);
    const ids = new Set(trace.map((span) => span.spanId));
    expect(trace.filter((span) => span.parentSpanId !== "" && !ids.has(span.parentSpanId))).toEqual([]);
    expect(named("effect write_note")?.parentSpanId).toBe(named("lane.look")?.spanId);
    expect(
      trace.some((span) => span.name.startsWith("admin ") && span.parentSpanId === named("effect write_note")?.spanId),
    ).toBe(true);
  });

  it("says in order what took how long", () => {
    expect(named("webhook")?.attributes).toMatchObject({
      shop: worked.shop,
      topic: "orders/create",
      outcome: "accepted",
    });
    expect(named("effect write_note")?.attributes).toMatchObject({
      "effect.kind": "write_note",
      "effect.outcome": "confirmed",
    });
    const look = named("lane.look");
    expect(named("lane.gather")?.startMs).toBe(look?.startMs);
    expect(named("lane.record")?.endMs).toBe(look?.endMs);
    for (const span of trace) expect(span.endMs, span.name).toBeGreaterThanOrEqual(span.startMs);
    expect(named("effect write_note")?.startMs).toBeGreaterThanOrEqual(look?.endMs ?? Number.POSITIVE_INFINITY);
  });

  it("stands in the lines of the log", () => {
    const { traceId } = trace[0] as ReceivedSpan;
    const lines = (text: string) => text.split("\n").filter((line) => line.includes(traceId));
    expect(lines(web.log.join("\n")).join("\n")).toContain("a webhook was taken in");
    const said = lines(worker.output()).join("\n");
    for (const words of ['"decided"', "an effect moved on"]) expect(said).toContain(words);
  });

  it("names no person", () => {
    const sent = receiver.raw.join("\n");
    for (const words of PERSON) expect(sent).not.toContain(words);
    expect(sent).not.toMatch(/shpat_|shprt_/);
  });
});
