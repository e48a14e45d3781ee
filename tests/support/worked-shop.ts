// A store of the simulated Shopify with the app installed and live, whose webhooks are signed, taken in and worked on in
// the test's own process: everything but the queue.
import { createHmac, randomUUID } from "node:crypto";
import type { RunningSandbox } from "#sandbox/server/start-sandbox.ts";
import { webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { subscriptionsOf } from "#sandbox/world/subscriptions/save-subscription.ts";
import type { WorldEvent } from "#sandbox/world/world-event.ts";
import { exchangeToken } from "#tests/support/exchange-token.ts";
import { addShop } from "#tests/support/installed-shop.ts";
import { subscribedTopics } from "#tests/support/read-app-toml.ts";
import { REACHED, rowsOf } from "#tests/support/test-database.ts";

const SUBSCRIBED = new Set(subscribedTopics());

export interface Webhook {
  event: WorldEvent;
  body: Buffer;
  webhookId: string;
}

export interface WorkedShop {
  shop: string;
  /** Webhooks that were sent off and not delivered yet, oldest first. A test may drop, double or reorder them. */
  mail: Webhook[];
  deliver(webhook: Webhook): Promise<string>;
  /** Delivers all mail and works on whatever is due, again and again, until nothing is left to do now. */
  settle(): Promise<void>;
  /** As if the clock had reached whatever timers and waiting rules wait for. */
  passTime(): Promise<void>;
  /** Works once on what is due. Returns how many lanes there were. */
  workOnce(): Promise<number>;
}

interface Options {
  mode?: "LIVE" | "WATCHING";
  historyKnown?: boolean;
  /** The checks that stay on, of those that a store begins with. The others only watch, and have tests of their own. */
  checks?: string[];
}

/** Adds a store, installs the app, sets it live with its history known. After `startShopify()`. */
export async function aWorkedShop(
  shopify: RunningSandbox,
  { mode = "LIVE", historyKnown = true, checks = ["address-mismatch", "vip-1"] }: Options = {},
): Promise<WorkedShop> {
  const { sessionStorage } = await import("#app/store/session-storage.server.ts");
  const { installShop } = await import("#app/store/shops.server.ts");
  const { ingestWebhook } = await import("#app/ingest/ingest-webhook.server.ts");
  const { leaseDueLanes, leaseSuspects } = await import("#app/store/due-lanes.server.ts");
  const { fireDueTimers } = await import("#app/store/timers-due.server.ts");
  const { workLanes } = await import("#app/worker/work-lanes.server.ts");
  const { becomeDispatcher } = await import("#tests/support/due-lanes.ts");

  const shop = addShop(shopify);
  // A storefront of its own: by its host a body is bound to the store.
  const host = `www.${shop.split(".")[0]}.example`;
  shopify.world.shop(shop).primaryHost = host;
  await installShop(shop, { currency: "GBP", timezone: "Europe/London", domains: [shop, host] });
  await sessionStorage.storeSession(await exchangeToken(shopify, shop));
  await rowsOf('update shop set mode = $2::"ShopMode" where shop = $1', [shop, mode]);
  await rowsOf("update rule set enabled = false where shop = $1 and rule_id <> all($2::text[])", [shop, checks]);
  if (historyKnown) {
    await rowsOf(
      "update shop set history_from = now() - interval '400 days', history_completed_at = now(), installed_at = now() - interval '1 minute' where shop = $1",
      [shop],
    );
    await rowsOf("update lane set due_at = null where shop = $1 and kind in ('history', 'sweep')", [shop]);
  }

  const mail: Webhook[] = [];
  const isSubscribed = (topic: string) =>
    SUBSCRIBED.has(topic) ||
    subscriptionsOf(shopify.world, shop, shopify.settings.apiKey).some((one) => one.topic === topic);
  shopify.world.on((event) => {
    if (event.shop !== shop || !isSubscribed(event.topic)) return;
    const body = Buffer.from(JSON.stringify(webhookBody(shopify.world, event, shopify.settings.apiKey)));
    mail.push({ event, body, webhookId: randomUUID() });
  });

  /** Sent again while the door answers 503, as Shopify does. */
  const deliver = async (webhook: Webhook): Promise<string> => {
    for (;;) {
      const outcome = await deliverOnce(webhook);
      if (outcome !== "unavailable") return outcome;
    }
  };
  const deliverOnce = async ({ event, body, webhookId }: Webhook): Promise<string> => {
    const signature = createHmac("sha256", shopify.settings.apiSecret).update(body).digest("base64");
    const { outcome } = await ingestWebhook(
      {
        "x-shopify-hmac-sha256": signature,
        "x-shopify-shop-domain": shop,
        "x-shopify-topic": event.topic,
        "x-shopify-webhook-id": webhookId,
        "x-shopify-event-id": event.eventId,
        "x-shopify-triggered-at": event.at,
      },
      body,
    );
    return outcome;
  };
  const { token } = await becomeDispatcher();
  const workOnce = async (): Promise<number> => {
    const lanes = [
      ...(await leaseDueLanes(token, [{ shop, live: 20, sweep: 20, backFill: 20 }])),
      ...(await leaseSuspects(token, 1, 5)),
      ...(await leaseSuspects(token, 2, 5)),
    ].filter((lane) => lane.shop === shop);
    const [first] = lanes;
    if (first) await workLanes({ shop, installation: first.installation, lanes });
    return lanes.length;
  };
  const settle = async (): Promise<void> => {
    const deadline = Date.now() + 25_000;
    while (Date.now() < deadline) {
      const sent = mail.splice(0);
      for (const webhook of sent) await deliver(webhook);
      const worked = await workOnce();
      if (!sent.length && !worked && !mail.length && !(await soonDue(shop))) return;
      if (!sent.length && !worked) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the lanes of ${shop} did not settle`);
  };
  const passTime = async (): Promise<void> => {
    await rowsOf(`update stage set due_at = ${REACHED} where shop = $1 and due_at is not null and status = 'OPEN'`, [
      shop,
    ]);
    await rowsOf(`update timer set due_at = ${REACHED} where shop = $1 and status = 'PENDING'`, [shop]);
    await fireDueTimers(token, 1_000);
  };
  return { shop, mail, deliver, settle, passTime, workOnce };
}

/** Whether a lane is due within the next moments. */
async function soonDue(shop: string): Promise<boolean> {
  const rows = await rowsOf(
    "select 1 from lane where shop = $1 and status = 'ACTIVE' and due_at < now() + interval '4 seconds'",
    [shop],
  );
  return rows.length > 0;
}
