import { orderBlockHandles } from "#sandbox/admin/order-blocks.ts";
import { adminHandler } from "#sandbox/admin/serve-admin.ts";
import { APP_NAME } from "#sandbox/server/app-name.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";

/** The store's admin with the app in it, and the stand-in for App Bridge. */
export const adminPages: SandboxPart = (sandbox) => {
  const { world, journal, settings } = sandbox;
  sandbox.router.fallback(
    adminHandler({
      world,
      app: {
        name: APP_NAME,
        handle: "switchyard",
        url: settings.appUrl,
        apiKey: settings.apiKey,
        get apiSecret() {
          return settings.apiSecret;
        },
        scopes: settings.scopes,
        optionalScopes: settings.optionalScopes,
        orderBlocks: orderBlockHandles(),
      },
      knobs: {
        settings,
        faults: sandbox.faults,
        setTraffic: (shop, asked) => sandbox.setTraffic(shop, asked),
        history: () => sandbox.history?.progress() ?? { shop: null, asked: 0, made: 0, seconds: 0 },
        makeHistory: (asked) => sandbox.history?.start(asked),
        flowActions: () => sandbox.flow?.actions ?? [],
        runFlowAction: (asked) => sandbox.flow?.start(asked),
      },
      apiCalls: (shop, limit) => journal.calls(shop, limit),
      webhooks: (shop, limit) => sandbox.webhooks(shop, limit),
      webhook: (shop, id) =>
        sandbox.webhooks(shop, Number.POSITIVE_INFINITY).find(({ webhookId }) => webhookId === id) ?? null,
      webhookBody: (id) => sandbox.webhookBody(id),
      flowTriggers: (shop, limit) =>
        journal.lines
          .filter((line) => line.shop === shop && line.field === "flowTriggerReceive")
          .slice(-limit)
          .reverse()
          .map(({ at, variables: { handle, payload }, outcome }) => ({ at, outcome, handle: String(handle), payload })),
      sinks: () => ({ mail: sandbox.sinks.mail(), http: sandbox.sinks.http() }),
      changesOf: (shop, gid) =>
        journal.lines.filter((line) => line.changed && line.shop === shop && line.targetIds.includes(gid)),
    }),
  );
  return undefined;
};
