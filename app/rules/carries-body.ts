// Pure.
import type { EventName } from "#app/rules/trigger.ts";

/**
 * Whether the event comes with what was sent (`event.body`), however a store is told of it: of orders, customers and products an
 * event is what differs between two pictures, whichever webhook brought the later one.
 */
export const carriesBody = (event: EventName): boolean =>
  event === "http" || event === "flow" || event === "rule.failed" || /^(collection|discount|location)\./.test(event);
