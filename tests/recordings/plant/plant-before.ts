// What was in the store before a scenario began, and what steps that cannot be played did to it.
import { addLevel, levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import { levelKey } from "#sandbox/world/records/inventory.ts";
import { gidType, isGid } from "#tests/recordings/id-map.ts";
import { eachObject, type Json, members, objectAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";
import { plantCustomer } from "#tests/recordings/plant/plant-customers.ts";
import { showFulfillmentOrder } from "#tests/recordings/plant/plant-fulfillment-orders.ts";
import { plantFulfillmentService, plantLocation, SOMEWHERE } from "#tests/recordings/plant/plant-locations.ts";
import { plantOrder } from "#tests/recordings/plant/plant-order.ts";
import { plantProduct, showProduct } from "#tests/recordings/plant/plant-products.ts";
import { plantSubscription } from "#tests/recordings/plant/plant-subscriptions.ts";
import { recordedRouting } from "#tests/recordings/plant/recorded-routing.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";

const PLANTERS: [types: string[], plant: (ground: Ground, recorded: string) => void][] = [
  [["Location"], plantLocation],
  [["FulfillmentService"], plantFulfillmentService],
  [["Product", "ProductVariant", "InventoryItem"], plantProduct],
  [["Customer"], plantCustomer],
  [["WebhookSubscription"], plantSubscription],
  [["Order", "FulfillmentOrder", "Fulfillment", "LineItem", "FulfillmentOrderLineItem"], plantOrderOf],
];

export function plantBefore(scenario: Scenario, ground: Ground): void {
  const { locations, stockedAt } = recordedRouting(scenario.steps);
  for (const location of [...locations, ...assignedTo(scenario)])
    if (ground.observed.before.includes(location)) plantLocation(ground, location);
  for (const recorded of ground.observed.before.toSorted((a, b) => digitsOf(a) - digitsOf(b)))
    if (gidType(recorded) === "Location") plantLocation(ground, recorded);
  // Routing needs a place to ship from, also where the recording names none.
  if (!Object.values(ground.world.state.locations).some((one) => one.active && one.fulfillsOnlineOrders))
    plantLocation(ground, SOMEWHERE);
  plantAll(ground, ground.observed.before);
  for (const [variant, places] of stockedAt) stockAt(ground, variant, places);
}

/** Makes a variant stocked where orders of it were routed to, unless the recording shows where it is. */
function stockAt(ground: Ground, variant: string, places: ReadonlySet<string>): void {
  const { world, observed } = ground;
  const item = world.state.inventoryItems[world.state.variants[ground.digits(variant) ?? ""]?.inventoryItemId ?? ""];
  const view = objectAt(observed.of(variant), "inventoryItem") ?? {};
  if (!item || members(view.inventoryLevels)) return;
  for (const level of levelsOf(world, item)) delete world.state.inventoryLevels[levelKey(item.id, level.locationId)];
  for (const place of places) {
    const location = ground.digits(place);
    if (location) addLevel(world, item, location);
  }
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
  // Older ids first: what is planted later gets a later id, where it cannot keep its own.
  const inOrder = gids.toSorted((a, b) => digitsOf(a) - digitsOf(b));
  for (const [types, plant] of PLANTERS)
    for (const gid of inOrder) {
      if (!types.includes(gidType(gid))) continue;
      try {
        plant(ground, gid);
      } catch (error) {
        ground.trouble.push(`${gid}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
}

const digitsOf = (gid: string) => Number(/\/(\d+)/.exec(gid)?.[1] ?? 0);

/** All locations that fulfilment orders are shown at. */
function assignedTo({ steps, sideReads }: Scenario): string[] {
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
  const alone = order === null && gidType(recorded) === "FulfillmentOrder" ? sharingLines(ground, recorded) : [];
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

/** A fulfilment order whose order is not shown, with those that have a line of the same order. */
function sharingLines({ observed }: Ground, recorded: string): string[] {
  const linesOf = (gid: string) =>
    (members(observed.of(gid)?.lineItems) ?? []).flatMap((part) => textAt(part, "lineItem", "id") ?? []);
  const own = new Set(linesOf(recorded));
  const others = observed.ofType("FulfillmentOrder").filter((gid) => linesOf(gid).some((line) => own.has(line)));
  return [...new Set([recorded, ...others])];
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
