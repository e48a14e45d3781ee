// Switches and figures of the sandbox itself, for tests and its own pages. No sign-in: loopback only.
import { z } from "zod";
import { FaultsSchema } from "#sandbox/server/faults.ts";
import { type Exchange, type Handler, HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { changePlan } from "#sandbox/world/change-plan.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { redactCustomer, redactShop, requestCustomerData } from "#sandbox/world/privacy.ts";

/** Wraps a handler so that only this machine may call it, and no page of another site. */
export const fromThisMachine =
  (handler: Handler): Handler =>
  (exchange: Exchange) => {
    const { remoteAddress = "" } = exchange.request.socket;
    if (!/^(::ffff:)?127\.|^::1$/.test(remoteAddress)) throw new HttpProblem(403, "only from this machine");
    if (exchange.request.headers["sec-fetch-site"] === "cross-site")
      throw new HttpProblem(403, "not from another site");
    return handler(exchange);
  };

const SettingsSchema = z.strictObject({
  /** The plan of a shop: its budget begins anew. */
  plan: z.object({ shop: z.string(), name: z.enum(["standard", "advanced", "plus"]) }).optional(),
  tokenSeconds: z.number().int().min(1).optional(),
  /** What Shopify signs under, and a further one by which the app may name itself while the secret is rotated. */
  apiSecret: z.strictObject({ current: z.string().min(8), too: z.string().min(8).nullable() }).optional(),
  routingDelayMs: z.number().int().min(0).optional(),
  throttles: z.boolean().optional(),
  retrySpeed: z.number().min(0.001).max(1_000_000).optional(),
});

const PrivacySchema = z.discriminatedUnion("topic", [
  z.strictObject({ topic: z.literal("shop/redact"), shop: z.string() }),
  z.strictObject({
    topic: z.enum(["customers/data_request", "customers/redact"]),
    shop: z.string(),
    customerId: z.string(),
  }),
]);

const problems = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");

export const control: SandboxPart = (sandbox) => {
  const { router, world, journal, faults, settings } = sandbox;
  router.on(
    "GET",
    "/control/faults",
    fromThisMachine(({ response }) => sendJson(response, 200, { graphql: faults.graphql, webhooks: faults.webhooks })),
  );
  router.on(
    "POST",
    "/control/faults",
    fromThisMachine(async (exchange) => {
      const parsed = FaultsSchema.safeParse(await exchange.json());
      if (!parsed.success) throw new HttpProblem(400, problems(parsed.error));
      faults.set(parsed.data);
      sendJson(exchange.response, 200, { graphql: faults.graphql, webhooks: faults.webhooks });
    }),
  );
  router.on(
    "POST",
    "/control/settings",
    fromThisMachine(async (exchange) => {
      const parsed = SettingsSchema.safeParse(await exchange.json());
      if (!parsed.success) throw new HttpProblem(400, problems(parsed.error));
      const { plan, apiSecret, tokenSeconds, routingDelayMs, retrySpeed } = parsed.data;
      if (plan && !world.state.shops[plan.shop]) throw new HttpProblem(404, `no shop ${plan.shop}`);
      if (plan) changePlan(world, world.shop(plan.shop), plan.name);
      if (apiSecret) [settings.apiSecret, settings.apiSecretToo] = [apiSecret.current, apiSecret.too];
      if (tokenSeconds !== undefined) settings.tokenSeconds = tokenSeconds;
      if (routingDelayMs !== undefined) settings.routingDelayMs = routingDelayMs;
      if (retrySpeed !== undefined) settings.retrySpeed = retrySpeed;
      if (parsed.data.throttles !== undefined) settings.throttles = parsed.data.throttles;
      sendJson(exchange.response, 200, {
        tokenSeconds: settings.tokenSeconds,
        routingDelayMs: settings.routingDelayMs,
        retrySpeed: settings.retrySpeed,
        throttles: settings.throttles,
      });
    }),
  );
  router.on(
    "POST",
    "/control/privacy",
    fromThisMachine(async (exchange) => {
      const parsed = PrivacySchema.safeParse(await exchange.json());
      if (!parsed.success) throw new HttpProblem(400, problems(parsed.error));
      const { shop } = parsed.data;
      if (!world.state.shops[shop]) throw new HttpProblem(404, `no shop ${shop}`);
      if (parsed.data.topic === "shop/redact") redactShop(world, shop);
      else {
        const { topic, customerId } = parsed.data;
        if (!world.customer(shop, customerId)) throw new HttpProblem(404, `no customer ${customerId}`);
        (topic === "customers/redact" ? redactCustomer : requestCustomerData)(world, shop, customerId);
      }
      sendJson(exchange.response, 200, {});
    }),
  );
  router.on(
    "GET",
    "/control/journal",
    fromThisMachine(({ response, url }) => {
      const after = Number(url.searchParams.get("after") ?? 0);
      sendJson(response, 200, { lines: journal.lines.filter((line) => line.seq > after) });
    }),
  );
  router.on(
    "GET",
    "/control/world",
    fromThisMachine(({ response }) => sendJson(response, 200, { ...world.state, tokens: {} })),
  );
  router.on(
    "GET",
    "/control/state",
    fromThisMachine(({ response }) => {
      const shops = Object.values(world.state.shops).map((shop) => ({
        domain: shop.domain,
        handle: shop.handle,
        name: shop.name,
        installation: currentInstallation(world, shop.domain)?.number ?? null,
        orders: world.ordersOf(shop.domain).length,
        api: journal.counts(shop.domain),
      }));
      const others = Object.entries(sandbox.state).map(([name, read]) => [name, read()]);
      const { user, system } = process.cpuUsage();
      const cpuMs = Math.round((user + system) / 1_000);
      const lives = Object.keys(world.state.lives).length;
      sendJson(response, 200, { appUrl: settings.appUrl, cpuMs, lives, shops, ...Object.fromEntries(others) });
    }),
  );
  return undefined;
};
