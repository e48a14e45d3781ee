// Pure. What an effect leaves behind in a trial's store for the next moment.
import type { DecidedEffect, EffectBody } from "#app/rules/effect.ts";
import type { Plain } from "#app/rules/plain.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { projectMemory } from "#app/rules/project-memory.ts";
import { gidOfRecord } from "#app/rules/target.ts";
import { CHILDREN, LISTS, type TrialWorld } from "#app/rules/trial/trial-world.ts";

export function applyEffect({ target, body }: DecidedEffect, world: TrialWorld): void {
  const change = (kind: string, record: Plain): Plain =>
    gidOfRecord(kind, record) === target
      ? withHolds(withState(projectEffect(record, body), body, world.now), body)
      : record;
  for (const [kind, record] of Object.entries(world.records)) if (record) world.records[kind] = change(kind, record);
  for (const [list, kind] of Object.entries(LISTS))
    if (world.lists[list]) world.lists[list] = world.lists[list].map((record) => change(kind, record));
  for (const [kind, list] of Object.entries(CHILDREN)) {
    const children = world.records.order?.[list];
    if (Array.isArray(children))
      world.records.order = { ...world.records.order, [list]: (children as Plain[]).map((one) => change(kind, one)) };
  }
  world.memory = projectMemory(world.memory, body);
}

function withState(record: Plain, body: EffectBody, now: string): Plain {
  switch (body.kind) {
    case "archive_order":
      return { ...record, closed_at: now };
    case "reopen_order":
      return { ...record, closed_at: null };
    case "cancel_order":
      return { ...record, cancelled_at: now, cancel_reason: body.reason };
    case "mark_as_paid":
      return {
        ...record,
        financial_status: "paid",
        total_received: record.current_total_price,
        total_outstanding: "0.00",
      };
    case "capture_payment":
      return {
        ...record,
        financial_status: "paid",
        total_received: record.current_total_price,
        total_outstanding: "0.00",
        capturable: "0.00",
      };
    case "move_fulfillment_order":
      return { ...record, location_name: body.location_name, location_id: body.location_id, location: undefined };
    case "request_fulfillment":
      return { ...record, request_status: "submitted" };
    case "approve_return":
      return { ...record, approved_at: now };
    case "close_return":
      return { ...record, closed_at: now };
    case "complete_draft_order":
      return { ...record, status: "completed", completed_at: now };
    case "update_variant":
      return { ...record, ...body.changes };
    default:
      return record;
  }
}

const HOLDABLE = ["open", "in_progress", "scheduled", "on_hold"];

function withHolds(record: Plain, body: EffectBody): Plain {
  if (body.kind !== "hold_fulfillment" && body.kind !== "release_hold") return record;
  const onEach = (work: (one: Plain) => Plain): Plain =>
    Array.isArray(record.fulfillment_orders)
      ? { ...record, fulfillment_orders: (record.fulfillment_orders as Plain[]).map(work) }
      : "holds" in record
        ? work(record)
        : record;
  if (body.kind === "hold_fulfillment")
    return onEach((one) =>
      HOLDABLE.includes(String(one.status ?? "open"))
        ? {
            ...one,
            status: "on_hold",
            holds: [
              ...((one.holds as Plain[] | undefined) ?? []),
              {
                id: body.handle,
                handle: body.handle,
                reason: body.reason,
                notes: body.notes,
                is_ours: true,
                rule: null,
              },
            ],
          }
        : one,
    );
  return onEach((one) => {
    const holds = ((one.holds as Plain[] | undefined) ?? []).filter(
      (hold) => !(body.all || (hold.is_ours === true && (body.handle === null || hold.handle === body.handle))),
    );
    return { ...one, holds, status: holds.length ? "on_hold" : one.status === "on_hold" ? "open" : one.status };
  });
}
