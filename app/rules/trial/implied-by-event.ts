// Pure. What an event says of the record that it is about, where the facts themselves do not: an order that was paid is paid.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";
import { focusOf } from "#app/rules/trial/focus-of.ts";
import { CHILDREN, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { type EventName, eventNamed } from "#app/rules/trigger.ts";

/** `now` stands for the moment. */
const IMPLIED: Partial<Record<EventName, Readonly<Record<string, string | null>>>> = {
  "order.paid": { financial_status: "paid" },
  "order.fulfilled": { fulfillment_status: "fulfilled" },
  "order.partially_fulfilled": { fulfillment_status: "partial" },
  "order.cancelled": { cancelled_at: "now" },
  "order.closed": { closed_at: "now" },
  "order.reopened": { closed_at: null },
  "return.requested": { status: "requested" },
  "return.approved": { status: "open" },
  "return.reopened": { status: "open" },
  "return.declined": { status: "declined" },
  "return.closed": { status: "closed" },
  "return.cancelled": { status: "cancelled" },
  "fulfillment.cancelled": { status: "cancelled" },
  "fulfillment.delivered": { shipment_status: "delivered" },
  "dispute.opened": { status: "needs_response" },
  "fulfillment_order.cancelled": { status: "cancelled" },
  "fulfillment_order.requested": { request_status: "submitted" },
  "fulfillment_order.accepted": { request_status: "accepted" },
  "fulfillment_order.rejected": { request_status: "rejected" },
};

/** The facts of a moment with what its events say. */
export function withImplied(given: Plain, world: TrialWorld, isFirst: boolean): Plain {
  let made = withCarrierStatus(given, world);
  for (const event of eventsOf(given, world, isFirst)) {
    const implied = IMPLIED[event];
    if (!implied) continue;
    const parts = Object.fromEntries(
      Object.entries(implied).map(([key, value]) => [key, value === "now" ? world.now : value]),
    );
    const [kind = ""] = event.split(".");
    made = kind === "order" ? ofOrder(made, parts, world) : ofChild(made, kind as keyof typeof CHILDREN, parts, world);
  }
  return made;
}

/** A carrier's event is the parcel's newest one. */
function withCarrierStatus(given: Plain, world: TrialWorld): Plain {
  const { event } = given;
  const body = isPlain(event) && eventNamed(saidWord(event.on)) === "fulfillment.event" ? event.body : null;
  if (!isPlain(body) || typeof body.status !== "string") return given;
  const status = { shipment_status: body.status };
  if (isPlain(given.fulfillment)) return { ...given, fulfillment: { ...status, ...given.fulfillment } };
  const { order } = given;
  const parcels = isPlain(order) ? order.fulfillments : undefined;
  const isMeant = (one: unknown, all: unknown[]): one is Plain =>
    isPlain(one) &&
    (body.fulfillment_id === undefined ? all.length === 1 : saidWord(one.id) === saidWord(body.fulfillment_id));
  if (isPlain(order) && Array.isArray(parcels))
    return {
      ...given,
      order: { ...order, fulfillments: parcels.map((one) => (isMeant(one, parcels) ? { ...status, ...one } : one)) },
    };
  const known = (world.records.order?.fulfillments as Plain[] | undefined) ?? [];
  const parcel = known.find((one) => isMeant(one, known));
  return order === undefined && parcel ? { ...given, fulfillment: { id: parcel.id, ...status } } : given;
}

function eventsOf(given: Plain, world: TrialWorld, isFirst: boolean): EventName[] {
  const { event } = given;
  const said = event === undefined ? [] : Array.isArray(event) ? event : [event];
  const names = said.flatMap((one) => (isPlain(one) ? [one.on] : [one]));
  // Left out, it is the rule's first trigger.
  const [first] = event === undefined && isFirst ? (focusOf(given, world)?.on ?? []) : [];
  if (typeof first === "string") names.push(first);
  else if (first && "after" in first) names.push(first.event);
  return names.flatMap((name) => (typeof name === "string" ? (eventNamed(name) ?? []) : []));
}

function ofOrder(given: Plain, parts: Plain, world: TrialWorld): Plain {
  if (isPlain(given.order)) return { ...given, order: { ...parts, ...given.order } };
  return given.order === undefined && world.records.order ? { ...given, order: parts } : given;
}

/** Of the child that stands beside the order, else of the only one in it. */
function ofChild(given: Plain, kind: keyof typeof CHILDREN, parts: Plain, world: TrialWorld): Plain {
  if (isPlain(given[kind])) return { ...given, [kind]: { ...parts, ...given[kind] } };
  const { order } = given;
  const known = world.records.order?.[CHILDREN[kind]];
  if (order === undefined && Array.isArray(known) && known.length === 1)
    return { ...given, [kind]: { id: (known[0] as Plain).id, ...parts } };
  const children = isPlain(order) ? order[CHILDREN[kind]] : undefined;
  if (!isPlain(order) || !Array.isArray(children) || children.length !== 1 || !isPlain(children[0])) return given;
  return { ...given, order: { ...order, [CHILDREN[kind]]: [{ ...parts, ...children[0] }] } };
}
