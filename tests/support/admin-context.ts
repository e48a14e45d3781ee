// A store's admin as tests look at it: nothing noted, nothing to turn.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { Faults } from "#sandbox/server/faults.ts";
import type { World } from "#sandbox/world/world.ts";

export const anAdminContext = (world: World, changes: Partial<AdminContext> = {}): AdminContext => ({
  world,
  app: {
    name: "Switchyard",
    handle: "switchyard",
    url: "http://app.example",
    apiKey: "key",
    apiSecret: "secret",
    scopes: ["read_orders", "write_orders"],
    optionalScopes: ["read_all_orders", "write_returns"],
    orderBlocks: ["order-block"],
  },
  knobs: {
    settings: { throttles: true, retrySpeed: 360 },
    faults: new Faults(),
    setTraffic: () => {},
    history: () => ({ shop: null, asked: 0, made: 0, seconds: 0 }),
    makeHistory: () => {},
    flowActions: () => [],
    runFlowAction: () => {},
  },
  apiCalls: () => [],
  webhooks: () => [],
  webhook: () => null,
  webhookBody: () => null,
  flowTriggers: () => [],
  sinks: () => ({ mail: [], http: [] }),
  changesOf: () => [],
  ...changes,
});
