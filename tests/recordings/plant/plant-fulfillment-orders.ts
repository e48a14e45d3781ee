import { gid } from "#sandbox/world/gid.ts";
import type { FulfillmentOrderRecord, HoldRecord, OrderRecord } from "#sandbox/world/types.ts";
import { type Json, members, numberAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";
import { UNNAMED } from "#tests/recordings/plant/plant-locations.ts";

/** Makes the fulfilment orders of a planted order what the recording shows; those it does not show stay as they were routed. */
export function plantFulfillmentOrders(ground: Ground, order: OrderRecord, views: Json[]): void {
  if (views.length === 0) return;
  const { world } = ground;
  const [template] = world.fulfillmentOrdersOf(order);
  if (!template) return;
  for (const id of order.fulfillmentOrderIds) delete world.state.fulfillmentOrders[id];
  order.fulfillmentOrderIds = [];
  for (const view of views) {
    const made: FulfillmentOrderRecord = {
      ...structuredClone(template),
      id: ground.idFor(textAt(view, "id")),
      lines: [],
      holds: [],
    };
    world.state.fulfillmentOrders[made.id] = made;
    order.fulfillmentOrderIds.push(made.id);
    const recorded = textAt(view, "id");
    if (recorded) ground.ids.learn(recorded, gid("FulfillmentOrder", made.id));
    for (const part of members(view.lineItems) ?? []) {
      const lineId = ground.digits(textAt(part, "lineItem", "id")) ?? lineOf(order, textAt(part, "lineItem", "title"));
      const line = { id: world.nextId(), lineId, totalQuantity: 0, remainingQuantity: 0 };
      const id = textAt(part, "id");
      if (id) ground.ids.learn(id, gid("FulfillmentOrderLineItem", line.id));
      made.lines.push(line);
    }
    showFulfillmentOrder(ground, made, view);
  }
}

const lineOf = (order: OrderRecord, title: string | null): string =>
  (order.lines.find((line) => line.title === title) ?? order.lines[0])?.id ?? "";

/** Brings a fulfilment order into the state that a recording shows. */
export function showFulfillmentOrder(ground: Ground, one: FulfillmentOrderRecord, view: Json): void {
  const status = textAt(view, "status");
  if (status) one.status = status as FulfillmentOrderRecord["status"];
  const location = ground.digits(textAt(view, "assignedLocation", "location", "id"));
  const name = textAt(view, "assignedLocation", "name");
  one.locationId = location ?? (name && locationNamed(ground, name, one.locationId)) ?? one.locationId;
  one.fulfillAt = textAt(view, "fulfillAt") ?? one.fulfillAt;
  one.fulfillBy = textAt(view, "fulfillBy") ?? one.fulfillBy;
  for (const part of members(view.lineItems) ?? []) {
    const line = one.lines.find(({ id }) => id === ground.digits(textAt(part, "id")));
    if (!line) continue;
    line.totalQuantity = numberAt(part, "totalQuantity") ?? line.totalQuantity;
    line.remainingQuantity = numberAt(part, "remainingQuantity") ?? line.totalQuantity;
  }
  const holds = members(view.fulfillmentHolds);
  if (holds)
    one.holds = holds.map((hold): HoldRecord => {
      const recorded = textAt(hold, "id");
      const id = ground.digits(recorded) ?? ground.world.nextId();
      if (recorded) ground.ids.learn(recorded, gid("FulfillmentHold", id));
      return {
        id,
        handle: textAt(hold, "handle") ?? "",
        reason: textAt(hold, "reason") ?? "OTHER",
        reasonNotes: textAt(hold, "reasonNotes"),
        appId: hold.heldByRequestingApp === true ? ground.appId : null,
        placedAt: ground.world.now(),
      };
    });
}

/** The location of a name, where its id is not shown; `current` takes the name when it stands for one that nobody named. */
function locationNamed({ world, shop }: Ground, name: string, current: string): string {
  const known = world.locationsOf(shop.domain).find((one) => one.name === name);
  if (known) return known.id;
  const place = world.state.locations[current];
  if (place?.name.startsWith(UNNAMED)) place.name = name;
  return current;
}
