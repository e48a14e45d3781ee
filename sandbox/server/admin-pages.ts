import { adminHandler } from "#sandbox/admin/serve-admin.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";

/** The store's admin with the app in it, and the stand-in for App Bridge. */
export const adminPages: SandboxPart = (sandbox) => {
  const { world, journal, settings } = sandbox;
  sandbox.router.fallback(
    adminHandler({
      world,
      app: {
        name: "Switchyard",
        handle: "switchyard",
        url: settings.appUrl,
        apiKey: settings.apiKey,
        apiSecret: settings.apiSecret,
        scopes: settings.scopes,
      },
      apiCalls: (shop, limit) => journal.calls(shop, limit),
      webhooks: (shop, limit) => sandbox.webhooks(shop, limit),
      changesOf: (shop, gid) =>
        journal.lines.filter((line) => line.changed && line.shop === shop && line.targetIds.includes(gid)),
    }),
  );
  return undefined;
};
