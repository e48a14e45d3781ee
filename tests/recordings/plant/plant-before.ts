// What was in the store before a scenario began, and what steps that cannot be played did to it.
import { gidType, isGid } from "#tests/recordings/id-map.ts";
import { eachObject, type Json, members, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";
import { plantCustomer } from "#tests/recordings/plant/plant-customers.ts";
import { showFulfillmentOrder } from "#tests/recordings/plant/plant-fulfillment-orders.ts";
import { plantFulfillmentService, plantLocation } from "#tests/recordings/plant/plant-locations.ts";
import { plantOrder } from "#tests/recordings/plant/plant-order.ts";
import { plantProduct, showProduct } from "#tests/recordings/plant/plant-products.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";

const PLANTERS: [types: string[], plant: (ground: Ground, recorded: string) => void][] = [
  [["Location"], plantLocation],
  [["FulfillmentService"], plantFulfillmentService],
  [["Product", "ProductVariant", "InventoryItem"], plantProduct],
  [["Customer"], plantCustomer],
  [["Order", "FulfillmentOrder", "Fulfillment", "LineItem", "FulfillmentOrderLineItem"], plantOrderOf],
];

export function plantBefore(scenario: Scenario, ground: Ground): void {
  for (const location of routedTo(scenario))
    if (ground.observed.before.includes(location)) plantLocation(ground, location);
  for (const recorded of ground.observed.before) if (gidType(recorded) === "Location") plantLocation(ground, recorded);
  // Routing needs a place to ship from, also where the recording names none.
  if (!Object.values(ground.world.state.locations).some((one) => one.active && one.fulfillsOnlineOrders))
    plantLocation(ground, "gid://shopify/Location/0");
  plantAll(ground, ground.observed.before);
}

/** After a step that was not played: what it made is planted, what it changed is brought into the state it shows. */
export function plantShown(step: RecordedStep, ground: Ground): void {
  const gids: string[] = [];
  eachObject(step.answer.data, (object) => {
    const id = object.id;
    if (typeof id !== "string" || !isGid(id)) return;
    const mine = ground.ids.get(id);
    if (!mine) gids.push(id);
    else if (gidType(id) === "FulfillmentOrder") {
      const one = ground.world.state.fulfillmentOrders[ground.digits(id) ?? ""];
      if (one) showFulfillmentOrder(ground, one, object);
    } else showProduct(ground, id, object);
  });
  plantAll(ground, gids);
}

function plantAll(ground: Ground, gids: readonly string[]): void {
  for (const [types, plant] of PLANTERS)
    for (const gid of gids) {
      if (!types.includes(gidType(gid))) continue;
      try {
        plant(ground, gid);
      } catch (error) {
        ground.trouble.push(`${gid}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
}

/** Locations in the order in which new orders were routed to them: the first is the one that the store prefers. */
function routedTo({ steps, sideReads }: Scenario): string[] {
  const found: string[] = [];
  for (const { answer } of [...steps, ...sideReads])
    eachObject(answer.data, (object) => {
      const id = textAt(object, "assignedLocation", "location", "id");
      if (id) found.push(id);
    });
  return [...new Set(found)];
}

/** Plants the order that a record belongs to, with all that is shown of it. */
function plantOrderOf(ground: Ground, recorded: string): void {
  const { observed, ids } = ground;
  if (ids.get(recorded)) return;
  const order = gidType(recorded) === "Order" ? recorded : orderOf(ground, recorded);
  if (order && ids.get(order)) return;
  const view: Json = (order && observed.of(order)) || {};
  const listed = members(view.fulfillmentOrders)?.flatMap((one) => textAt(one, "id") ?? []) ?? [];
  const others = observed
    .ofType("FulfillmentOrder")
    .filter((one) => order !== null && textAt(observed.of(one), "order", "id") === order);
  const alone = gidType(recorded) === "FulfillmentOrder" ? [recorded] : [];
  // Those that a later step made are not there yet.
  const there = [...new Set([...listed, ...others, ...alone])].filter(
    (one) => listed.includes(one) || observed.before.includes(one),
  );
  const fulfillments = gidType(recorded) === "Fulfillment" && !members(view.fulfillments) ? [{ id: recorded }] : null;
  plantOrder(
    ground,
    order,
    fulfillments ? { ...view, fulfillments: fulfillments.map(({ id }) => observed.of(id) ?? { id }) } : view,
    there.map((one) => observed.of(one) ?? { id: one }),
  );
}

function orderOf({ observed }: Ground, recorded: string): string | null {
  const named = textAt(observed.of(recorded), "order", "id") ?? textAt(observed.of(recorded), "orderId");
  if (named) return named;
  for (const order of observed.ofType("Order")) {
    let inside = false;
    eachObject(observed.of(order), ({ id }) => {
      inside ||= id === recorded;
    });
    if (inside) return order;
  }
  return null;
}
