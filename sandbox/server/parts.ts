import { runFlowActions } from "#sandbox/flow/run-actions.ts";
import { adminApi } from "#sandbox/server/admin-api.ts";
import { adminPages } from "#sandbox/server/admin-pages.ts";
import { agenda } from "#sandbox/server/agenda.ts";
import { bulkOperations } from "#sandbox/server/bulk-operations.ts";
import { control } from "#sandbox/server/control.ts";
import { controlClock } from "#sandbox/server/control-clock.ts";
import { controlEvents } from "#sandbox/server/control-events.ts";
import { controlFraud } from "#sandbox/server/control-fraud.ts";
import { controlHistory } from "#sandbox/server/control-history.ts";
import { controlOrders } from "#sandbox/server/control-orders.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { tokenEndpoint } from "#sandbox/server/tokens.ts";
import { httpSink } from "#sandbox/sinks/http-sink.ts";
import { liveTraffic } from "#sandbox/traffic/live-traffic.ts";
import { traffic } from "#sandbox/traffic/traffic.ts";
import { sendWebhooks } from "#sandbox/webhooks/send-webhooks.ts";
import { tellSegments } from "#sandbox/webhooks/tell-segments.ts";

/** What the sandbox is made of. Routes are tried in this order; the pages come last, as they take what is left. */
export const PARTS: readonly SandboxPart[] = [
  adminApi,
  tokenEndpoint,
  control,
  controlClock,
  controlEvents,
  controlFraud,
  bulkOperations,
  agenda,
  controlHistory,
  controlOrders,
  sendWebhooks,
  tellSegments,
  runFlowActions,
  httpSink,
  traffic,
  liveTraffic,
  adminPages,
];
