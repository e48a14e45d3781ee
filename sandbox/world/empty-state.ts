// A world in which there is nothing yet.
import { emptyCatalogueTables } from "#sandbox/world/records/catalogue-tables.ts";
import { emptyOrderTables } from "#sandbox/world/records/order-tables.ts";
import type { WorldState } from "#sandbox/world/types.ts";

export const emptyState = (): WorldState => ({
  version: 2,
  lastId: 5_200_000_000_000,
  lastSeq: 0,
  clock: null,
  due: {},
  shops: {},
  tokens: {},
  locations: {},
  fulfillmentServices: {},
  webhookSubscriptions: {},
  truths: {},
  lives: {},
  flowRuns: {},
  customers: {},
  orders: {},
  fulfillmentOrders: {},
  ...emptyOrderTables(),
  ...emptyCatalogueTables(),
});
