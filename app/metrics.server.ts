// What this process counted since it started, for Prometheus. Names and kinds only, never a shop: a label with ten
// thousand values would cost more than what it tells, and the pages show each shop its own figures.
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** All of this process's own metrics. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

/** Deliveries at the webhook door, by how the door answered. */
export const webhooksReceived = new Counter({
  name: "switchyard_webhooks_total",
  help: "Webhooks at the door, by outcome",
  labelNames: ["outcome"],
  registers: [metrics],
});

/** From the first byte of a webhook to its answer. Shopify gives up after five seconds. */
export const webhookSeconds = new Histogram({
  name: "switchyard_webhook_answer_seconds",
  help: "From the request to the answer",
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

/** Requests to the Admin API, by what became of them; `throttled` were sent and turned away. */
export const adminRequests = new Counter({
  name: "switchyard_admin_requests_total",
  help: "Requests to the Admin API, by outcome",
  labelNames: ["outcome"],
  registers: [metrics],
});

/** Answers of the Admin API by which Shopify says that the request uses what is to go. */
export const adminDeprecated = new Counter({
  name: "switchyard_admin_deprecated_total",
  help: "Answers of the Admin API that call something in the request deprecated, by operation",
  labelNames: ["operation"],
  registers: [metrics],
});

/** Answers of the Admin API as of another version than was asked for: ours has ended. */
export const adminOtherVersion = new Counter({
  name: "switchyard_admin_other_version_total",
  help: "Answers of the Admin API as another version than was asked for",
  registers: [metrics],
});

/** What Shopify charged for them. */
export const adminPoints = new Counter({
  name: "switchyard_admin_points_total",
  help: "Points that the Admin API charged",
  registers: [metrics],
});

/** Lanes worked on, by kind and by how the look ended. */
export const lanesWorked = new Counter({
  name: "switchyard_lanes_worked_total",
  help: "Looks at lanes, by kind and end (rested, postponed, failed)",
  labelNames: ["kind", "end"],
  registers: [metrics],
});

/** Steps in the life of effects. INTENDED here is one that was not applied and is tried again. */
export const effectsMoved = new Counter({
  name: "switchyard_effects_total",
  help: "Effects that were sent, by kind and by what became of them",
  labelNames: ["kind", "to"],
  registers: [metrics],
});

/** What did not go through at once: writes that are tried or looked at again, lanes that are put off or failed. */
export const retries = new Counter({
  name: "switchyard_retries_total",
  help: "Writes and looks at lanes that have to be tried again",
  labelNames: ["of"],
  registers: [metrics],
});

/** Orders whose change no webhook had announced. */
export const ordersRecovered = new Counter({
  name: "switchyard_orders_recovered_total",
  help: "Changed orders that the sweep found before a webhook told of them",
  registers: [metrics],
});
