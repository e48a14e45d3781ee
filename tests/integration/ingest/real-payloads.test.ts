// Every sample body of every API version, signed and posted: accepted, decided or ignored with a reason, and nothing breaks.
import { afterAll, expect, it } from "vitest";
import { startShopify } from "#tests/support/installed-shop.ts";
import { SAMPLE_VERSIONS, shopifySamples } from "#tests/support/shopify-samples.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { closeDatabase } = await import("#app/db.server.ts");
const { closeDecideThreads } = await import("#app/worker/decide-lanes.server.ts");
afterAll(async () => {
  await Promise.all([shopify.close(), closeDecideThreads(), closeDatabase()]);
});

/** They would end the installation, as they should. */
const ENDS = new Set(["app/uninstalled", "shop/redact"]);

it("are all answered", async () => {
  const worked = await aWorkedShop(shopify);
  const samples = shopifySamples().filter(({ topic }) => !ENDS.has(topic));
  expect(SAMPLE_VERSIONS.length).toBeGreaterThanOrEqual(12);
  expect(samples.length).toBeGreaterThan(300);
  const outcomes = await Promise.all(
    samples.map(({ topic, version, body }) =>
      worked.deliver({
        event: { topic, eventId: `${topic} ${version}`, at: new Date().toISOString() } as never,
        body: Buffer.from(body),
        webhookId: `${topic} ${version}`,
      }),
    ),
  );
  expect(new Set(outcomes)).toEqual(new Set(["accepted", "ignored", "unreadable"]));
  await worked.settle();
  worked.close();

  const open = await rowsOf(
    "select topic, status, reason from delivery_key where shop = $1 and (status = 'RECEIVED' or (status in ('IGNORED', 'UNREADABLE') and reason is null))",
    [worked.shop],
  );
  expect(open).toEqual([]);
  expect(
    await rowsOf("select kind, key, reason from lane where shop = $1 and (crashes > 0 or status <> 'ACTIVE')", [
      worked.shop,
    ]),
  ).toEqual([]);
  const [{ records } = { records: 0 }] = await rowsOf<{ records: number }>(
    "select count(distinct kind)::int as records from record_state where shop = $1",
    [worked.shop],
  );
  expect(records).toBe(4);
});
