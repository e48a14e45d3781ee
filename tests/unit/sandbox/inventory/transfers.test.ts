import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { STOCK_SCOPES, stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ask, OTHER_SHOP } from "#tests/unit/sandbox/support.ts";

// Four megabytes of schema: a machine under load takes its time.
beforeAll(() => {
  officialSchema();
}, 60_000);

const SCOPES = [
  ...[...STOCK_SCOPES, "write_inventory_transfers", "write_inventory_shipments"],
  "write_inventory_shipments_received_items",
];
const LINE = "id totalQuantity shippedQuantity pickedForShipmentQuantity processableQuantity shippableQuantity title";
const TRANSFER = `id name status totalQuantity receivedQuantity note referenceName tags
  origin { name location { id } } destination { name address { city } } lineItemsCount { count }
  lineItems(first: 5) { nodes { ${LINE} } } shipments(first: 5) { nodes { id name status } }`;
const SHIPMENT = `id name status barcode lineItemTotalQuantity totalAcceptedQuantity totalRejectedQuantity dateShipped dateReceived
  tracking { trackingNumber company } lineItems(first: 5) { nodes { id quantity acceptedQuantity rejectedQuantity unreceivedQuantity } }`;
const ERRORS = "userErrors { field message code }";
const UPDATES = "inventoryItemId newQuantity deltaQuantity";

const transferOf = (name: string, type: string, more = "") =>
  `mutation ($input: ${type}!, $key: String!) { done: inventoryTransfer${name}(input: $input) @idempotent(key: $key) {
    inventoryTransfer { ${TRANSFER} } ${more} ${ERRORS} } }`;
const DOCUMENTS = {
  create: transferOf("Create", "InventoryTransferCreateInput"),
  createReady: transferOf("CreateAsReadyToShip", "InventoryTransferCreateAsReadyToShipInput"),
  setItems: transferOf("SetItems", "InventoryTransferSetItemsInput", `updatedLineItems { ${UPDATES} }`),
  removeItems: `mutation ($input: InventoryTransferRemoveItemsInput!) { done: inventoryTransferRemoveItems(input: $input) {
    inventoryTransfer { ${TRANSFER} } removedQuantities { ${UPDATES} } ${ERRORS} } }`,
  edit: `mutation ($id: ID!, $input: InventoryTransferEditInput!) { done: inventoryTransferEdit(id: $id, input: $input) {
    inventoryTransfer { ${TRANSFER} } ${ERRORS} } }`,
  ready: `mutation ($id: ID!) { done: inventoryTransferMarkAsReadyToShip(id: $id) { inventoryTransfer { ${TRANSFER} } ${ERRORS} } }`,
  cancel: `mutation ($id: ID!) { done: inventoryTransferCancel(id: $id) { inventoryTransfer { ${TRANSFER} } ${ERRORS} } }`,
  remove: `mutation ($id: ID!) { done: inventoryTransferDelete(id: $id) { deletedId ${ERRORS} } }`,
  duplicate: `mutation ($id: ID!, $key: String!) { done: inventoryTransferDuplicate(id: $id) @idempotent(key: $key) {
    inventoryTransfer { ${TRANSFER} } ${ERRORS} } }`,
  ship: `mutation ($input: InventoryShipmentCreateInput!, $key: String!) { done: inventoryShipmentCreate(input: $input) @idempotent(key: $key) {
    inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  shipNow: `mutation ($input: InventoryShipmentCreateInput!, $key: String!) { done: inventoryShipmentCreateInTransit(input: $input) @idempotent(key: $key) {
    inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  addToShipment: `mutation ($id: ID!, $lineItems: [InventoryShipmentLineItemInput!]!, $key: String!) {
    done: inventoryShipmentAddItems(id: $id, lineItems: $lineItems) @idempotent(key: $key) {
      inventoryShipment { ${SHIPMENT} } addedItems { quantity } ${ERRORS} } }`,
  removeFromShipment: `mutation ($id: ID!, $lineItems: [ID!]!) { done: inventoryShipmentRemoveItems(id: $id, lineItems: $lineItems) {
    inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  setQuantities: `mutation ($id: ID!, $items: [InventoryShipmentUpdateItemQuantitiesInput!]) {
    done: inventoryShipmentUpdateItemQuantities(id: $id, items: $items) { shipment { ${SHIPMENT} } updatedLineItems { id } ${ERRORS} } }`,
  track: `mutation ($id: ID!, $tracking: InventoryShipmentTrackingInput!) { done: inventoryShipmentSetTracking(id: $id, tracking: $tracking) {
    inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  barcode: `mutation ($id: ID!, $barcode: String!) { done: inventoryShipmentSetBarcode(id: $id, barcode: $barcode) {
    inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  transit: `mutation ($id: ID!) { done: inventoryShipmentMarkInTransit(id: $id) { inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  receive: `mutation ($id: ID!, $lineItems: [InventoryShipmentReceiveItemInput!], $all: InventoryShipmentReceiveLineItemReason, $key: String!) {
    done: inventoryShipmentReceive(id: $id, lineItems: $lineItems, bulkReceiveAction: $all) @idempotent(key: $key) {
      inventoryShipment { ${SHIPMENT} } ${ERRORS} } }`,
  discard: `mutation ($id: ID!) { done: inventoryShipmentDelete(id: $id) { id ${ERRORS} } }`,
} as const;

/** The mug, ten times at the first place and five times at the second, and a way to ask. */
function stocked() {
  const small = stockedWorld();
  const { world, first, second, itemId, itemGid } = small;
  let keys = 0;
  const send = (document: string, variables: object = {}) =>
    ask(world, document, { key: `k${keys++}`, ...variables }, { scopes: SCOPES }).body;
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (name: keyof typeof DOCUMENTS, variables: object): any => {
    const { data, errors } = send(DOCUMENTS[name], variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return (data as { done: unknown }).done;
  };
  const places = { originLocationId: gid("Location", first), destinationLocationId: gid("Location", second) };
  const lines = (quantity: number) => [{ inventoryItemId: itemGid, quantity }];
  const ready = (quantity: number) =>
    run("createReady", { input: { ...places, lineItems: lines(quantity) } }).inventoryTransfer;
  const ship = (movementId: string, quantity: number, name: "ship" | "shipNow" = "shipNow") =>
    run(name, { input: { movementId, lineItems: lines(quantity) } });
  const lies = () => [stockAt(world, itemId, first), stockAt(world, itemId, second)];
  return { ...small, send, run, places, lines, ready, ship, lies };
}
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

describe("a transfer", () => {
  it("goes from a draft to the shelf, and stock with it", () => {
    const { run, places, lines, lies, topics, ship } = stocked();
    const made = run("create", {
      input: { ...places, lineItems: lines(4), note: "For the fair", referenceName: "F1", tags: ["b", "a", "b"] },
    });
    expect(made).toMatchObject({
      inventoryTransfer: {
        ...{ name: "#T0001", status: "DRAFT", totalQuantity: 4, note: "For the fair", referenceName: "F1" },
        ...{
          tags: ["a", "b"],
          origin: { name: "First" },
          destination: { name: "Second", address: { city: "Brighton" } },
        },
        lineItems: { nodes: [{ totalQuantity: 4, processableQuantity: 4, shippableQuantity: 0, title: "Mug" }] },
      },
      userErrors: [],
    });
    expect(lies()).toEqual([
      { available: 10, on_hand: 10 },
      { available: 5, on_hand: 5 },
    ]);
    expect(topics()).toEqual([]);
    const { id } = made.inventoryTransfer;

    expect(run("ready", { id }).inventoryTransfer.status).toBe("READY_TO_SHIP");
    expect(lies()[0]).toEqual({ available: 6, reserved: 4, on_hand: 10 });
    expect(topics()).toEqual([...["inventory_levels/update", "products/update", "inventory_transfers/ready_to_ship"]]);

    const draft = ship(id, 3, "ship").inventoryShipment;
    expect(draft).toMatchObject({ name: "#T0001-1", status: "DRAFT", lineItemTotalQuantity: 3 });
    expect(lies()[0]).toEqual({ available: 6, reserved: 4, on_hand: 10 });
    expect(topics()).toEqual(["inventory_shipments/create", "inventory_transfers/updated"]);

    expect(run("transit", { id: draft.id }).inventoryShipment).toMatchObject({ status: "IN_TRANSIT" });
    expect(lies()).toEqual([
      { available: 6, reserved: 1, on_hand: 7 },
      { available: 5, incoming: 3, on_hand: 5 },
    ]);
    expect(topics()).toEqual(["inventory_shipments/mark_in_transit", "inventory_transfers/updated"]);

    const [line] = draft.lineItems.nodes;
    const received = run("receive", {
      id: draft.id,
      lineItems: [
        { shipmentLineItemId: line.id, quantity: 1, reason: "ACCEPTED" },
        { shipmentLineItemId: line.id, quantity: 1, reason: "REJECTED" },
      ],
    }).inventoryShipment;
    expect(received).toMatchObject({
      ...{ status: "PARTIALLY_RECEIVED", totalAcceptedQuantity: 1, totalRejectedQuantity: 1 },
      lineItems: { nodes: [{ acceptedQuantity: 1, rejectedQuantity: 1, unreceivedQuantity: 1 }] },
    });
    expect(lies()[1]).toEqual({ available: 6, incoming: 1, on_hand: 6 });
    expect(run("receive", { id: draft.id, all: "ACCEPTED" }).inventoryShipment.status).toBe("RECEIVED");
    topics();

    const rest = ship(id, 1).inventoryShipment;
    expect(rest).toMatchObject({ name: "#T0001-2", status: "IN_TRANSIT" });
    run("receive", { id: rest.id, all: "ACCEPTED" });
    expect(topics()).toEqual([
      ...["inventory_shipments/create", "inventory_transfers/updated"],
      ...["inventory_levels/update", "products/update", "inventory_shipments/receive_items"],
      ...["inventory_transfers/updated", "inventory_transfers/complete"],
    ]);
    expect(lies()).toEqual([
      { available: 6, on_hand: 6 },
      { available: 8, on_hand: 8 },
    ]);
    expect(codes(run("cancel", { id }))).toEqual(["INVALID_TRANSFER_STATUS"]);
  });

  it("gives back what is reserved when it is cancelled, and refuses to be once there is a shipment", () => {
    const { run, ready, ship, lies } = stocked();
    const { id } = ready(4);
    const { inventoryShipment } = ship(id, 1, "ship");
    expect(codes(run("cancel", { id }))).toEqual(["SHIPMENT_EXISTS"]);
    expect(run("discard", { id: inventoryShipment.id })).toEqual({ id: inventoryShipment.id, userErrors: [] });
    expect(run("cancel", { id }).inventoryTransfer.status).toBe("CANCELED");
    expect(lies()[0]).toEqual({ available: 10, on_hand: 10 });
  });

  it("sets what is free of an item, and keeps what is picked", () => {
    const { run, ready, ship, lines, lies, itemGid } = stocked();
    const { id } = ready(4);
    ship(id, 3, "ship");
    const set = run("setItems", { input: { id, lineItems: lines(5) } });
    expect(set.updatedLineItems).toEqual([{ inventoryItemId: itemGid, newQuantity: 8, deltaQuantity: 4 }]);
    expect(lies()[0]).toEqual({ available: 2, reserved: 8, on_hand: 10 });
    expect(codes(run("setItems", { input: { id, lineItems: lines(0) } }))).toEqual(["INVALID_QUANTITY"]);
    expect(codes(run("setItems", { input: { id, lineItems: [...lines(1), ...lines(2)] } }))).toEqual([
      "DUPLICATE_ITEM",
    ]);
    const [line] = set.inventoryTransfer.lineItems.nodes;
    const removed = run("removeItems", { input: { id, transferLineItemIds: [line.id] } });
    expect(removed).toMatchObject({
      inventoryTransfer: { totalQuantity: 3 },
      removedQuantities: [{ newQuantity: 3, deltaQuantity: -5 }],
    });
    expect(lies()[0]).toEqual({ available: 7, reserved: 3, on_hand: 10 });
    expect(codes(run("removeItems", { input: { id, transferLineItemIds: [line.id] } }))).toEqual([
      "ALL_QUANTITY_SHIPPED",
    ]);
    expect(run("removeItems", { input: { id, transferLineItemIds: [] } }).removedQuantities).toEqual([]);
  });

  it("keeps one line at least once it is ready, and none in a draft", () => {
    const { run, ready, places, lines } = stocked();
    const whole = ready(2);
    const ids = (transfer: { lineItems: { nodes: { id: string }[] } }) => transfer.lineItems.nodes.map(({ id }) => id);
    const input = { id: whole.id, transferLineItemIds: ids(whole) };
    expect(codes(run("removeItems", { input }))).toEqual(["CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER"]);
    const draft = run("create", { input: { ...places, lineItems: lines(0) } }).inventoryTransfer;
    expect(codes(run("ready", { id: draft.id }))).toEqual(["INVALID_ITEM"]);
    const emptied = run("removeItems", { input: { id: draft.id, transferLineItemIds: ids(draft) } });
    expect(emptied.inventoryTransfer.lineItemsCount).toEqual({ count: 0 });
    expect(codes(run("ready", { id: draft.id }))).toEqual(["ITEMS_EMPTY"]);
    expect(run("remove", { id: draft.id })).toEqual({ deletedId: draft.id, userErrors: [] });
    expect(codes(run("remove", { id: whole.id }))).toEqual(["INVALID_TRANSFER_STATUS"]);
  });

  it("is edited: its words always, its places while it is a draft", () => {
    const { run, ready, places, lines } = stocked();
    const draft = run("create", { input: { lineItems: lines(1) } }).inventoryTransfer;
    expect(draft).toMatchObject({ origin: null, destination: null });
    expect(codes(run("ready", { id: draft.id }))).toEqual(["LOCATION_REQUIRED"]);
    const placed = run("edit", { id: draft.id, input: { originId: places.originLocationId } });
    expect(placed.inventoryTransfer.origin).toMatchObject({ name: "First" });
    const same = run("edit", { id: draft.id, input: { destinationId: places.originLocationId } });
    expect(same.userErrors).toEqual([
      {
        field: ["input", "destinationId"],
        message: "The origin location cannot be the same as the destination location.",
        code: "TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION",
      },
    ]);
    const { id } = ready(1);
    expect(run("edit", { id, input: { note: "Soon" } }).inventoryTransfer.note).toBe("Soon");
    expect(codes(run("edit", { id, input: { originId: places.destinationLocationId } }))).toEqual([
      "TRANSFER_LOCATION_IMMUTABLE",
    ]);
  });

  it("is copied as a draft without shipments", () => {
    const { run, ready, ship } = stocked();
    const { id } = ready(2);
    ship(id, 2);
    expect(run("duplicate", { id }).inventoryTransfer).toMatchObject({
      ...{ name: "#T0002", status: "DRAFT", totalQuantity: 2, shipments: { nodes: [] } },
    });
  });

  it.each([
    ["no place at all", { originLocationId: null, destinationLocationId: null }, {}, ["LOCATION_REQUIRED"]],
    ["a place of another store", { originLocationId: "other" }, {}, ["LOCATION_NOT_FOUND"]],
    ["no lines", {}, { lineItems: [] }, ["ITEMS_EMPTY"]],
    [
      "an unknown item",
      {},
      { lineItems: [{ inventoryItemId: gid("InventoryItem", "1"), quantity: 1 }] },
      ["ITEM_NOT_FOUND"],
    ],
    ["no units", {}, { quantity: 0 }, ["INVALID_QUANTITY"]],
    ["a long tag", {}, { tags: ["x".repeat(256)] }, ["TAG_EXCEEDS_MAX_LENGTH"]],
  ])("is refused with %s, and nothing is reserved", (_name, where, what, expected) => {
    const { world, run, places, lines, lies } = stocked();
    const other = Object.values(world.state.locations).find(({ shop }) => shop === OTHER_SHOP)?.id ?? "";
    const { quantity = 1, ...input } = what as { quantity?: number };
    const from = Object.fromEntries(
      Object.entries(where).map(([key, value]) => [key, value === "other" ? gid("Location", other) : value]),
    );
    const refused = run("createReady", { input: { ...places, lineItems: lines(quantity), ...input, ...from } });
    expect(codes(refused)).toEqual(expected);
    expect(refused.inventoryTransfer).toBeNull();
    expect(lies()[0]).toEqual({ available: 10, on_hand: 10 });
  });

  it("needs a key, and its own scope", () => {
    const { world, places, lines } = stocked();
    const input = { ...places, lineItems: lines(1) };
    const bare = `mutation ($input: InventoryTransferCreateInput!) { inventoryTransferCreate(input: $input) { ${ERRORS} } }`;
    const send = (scopes: string[]) => ask(world, bare, { input }, { scopes }).body.errors?.[0];
    expect(send(SCOPES)?.message).toBe("The @idempotent directive is required for this mutation but was not provided.");
    expect(send(STOCK_SCOPES)?.extensions?.code).toBe("ACCESS_DENIED");
  });

  it("is found by its places, state and tag, and by its id", () => {
    const { run, send, ready, places, lines, first } = stocked();
    const { id } = ready(1);
    run("create", { input: { ...places, lineItems: lines(1), tags: ["fair"] } });
    const list = (query: string) => {
      const { data } = send(`{ inventoryTransfers(first: 5, query: ${JSON.stringify(query)}) { nodes { name } } }`);
      return (data as { inventoryTransfers: { nodes: { name: string }[] } }).inventoryTransfers.nodes.map(
        ({ name }) => name,
      );
    };
    expect(list("status:ready_to_ship")).toEqual(["#T0001"]);
    expect(list("tag:fair")).toEqual(["#T0002"]);
    expect(list("tag_not:fair")).toEqual(["#T0001"]);
    expect(list(`origin_id:${first}`)).toEqual(["#T0001", "#T0002"]);
    expect(send(`{ node(id: "${id}") { ... on InventoryTransfer { name } } }`).data).toEqual({
      node: { name: "#T0001" },
    });
    expect(send(`{ inventoryTransfer(id: "${gid("InventoryTransfer", "1")}") { id } }`).data).toEqual({
      inventoryTransfer: null,
    });
  });
});

describe("a shipment", () => {
  it("is changed while it is a draft", () => {
    const { run, ready, ship, lines } = stocked();
    const transfer = ready(4);
    const { id, lineItems } = ship(transfer.id, 1, "ship").inventoryShipment;
    const [line] = lineItems.nodes;
    const sized = run("setQuantities", { id, items: [{ shipmentLineItemId: line.id, quantity: 4 }] });
    expect(sized).toMatchObject({ shipment: { lineItemTotalQuantity: 4 }, updatedLineItems: [{ id: line.id }] });
    const tooMany = run("setQuantities", { id, items: [{ shipmentLineItemId: line.id, quantity: 5 }] });
    expect(codes(tooMany)).toEqual(["INVALID_QUANTITY"]);
    expect(codes(run("addToShipment", { id, lineItems: lines(1) }))).toContain("DUPLICATE_ITEM");
    expect(run("removeFromShipment", { id, lineItems: [line.id] }).inventoryShipment.lineItemTotalQuantity).toBe(0);
    expect(codes(run("transit", { id }))).toEqual(["ITEMS_EMPTY"]);
    expect(run("addToShipment", { id, lineItems: lines(2) }).addedItems).toEqual([{ quantity: 2 }]);
    expect(run("track", { id, tracking: { trackingNumber: "N1", company: "UPS" } }).inventoryShipment.tracking).toEqual(
      {
        ...{ trackingNumber: "N1", company: "UPS" },
      },
    );
    expect(run("barcode", { id, barcode: "B1" }).inventoryShipment.barcode).toBe("B1");
    const other = ship(transfer.id, 1, "ship").inventoryShipment.id;
    expect(codes(run("barcode", { id: other, barcode: "B1" }))).toEqual(["BARCODE_DUPLICATE"]);
    expect(codes(run("barcode", { id: other, barcode: "x".repeat(256) }))).toEqual(["BARCODE_TOO_LONG"]);
  });

  it("refuses what its state does not allow", () => {
    const { run, send, ready, ship, places, lines } = stocked();
    const draft = run("create", { input: { ...places, lineItems: lines(1) } }).inventoryTransfer;
    expect(codes(ship(draft.id, 1))).toEqual(["INVALID_TRANSFER_STATUS"]);
    const transfer = ready(2);
    expect(codes(ship(transfer.id, 3))).toEqual(["INVALID_QUANTITY"]);
    expect(codes(run("shipNow", { input: { movementId: transfer.id, lineItems: [] } }))).toEqual(["ITEMS_EMPTY"]);
    const { id } = ship(transfer.id, 2).inventoryShipment;
    expect(codes(run("transit", { id }))).toEqual(["INVALID_SHIPMENT_STATUS"]);
    expect(codes(run("discard", { id }))).toEqual(["INVALID_SHIPMENT_STATUS"]);
    expect(send(DOCUMENTS.removeFromShipment, { id, lineItems: [] }).errors?.[0]?.message).toBe(
      "not simulated: inventoryShipmentRemoveItems of a shipment that is IN_TRANSIT",
    );
    run("receive", { id, all: "REJECTED" });
    expect(codes(run("receive", { id, all: "ACCEPTED" }))).toEqual(["INVALID_SHIPMENT_STATUS"]);
    expect(codes(run("removeFromShipment", { id, lineItems: [] }))).toEqual(["INVALID_SHIPMENT_STATUS"]);
    expect(codes(run("transit", { id: gid("InventoryShipment", "1") }))).toEqual(["SHIPMENT_NOT_FOUND"]);
  });

  it("stocks its items where they go, if they were not", () => {
    const { world, send, ready, ship, second, itemId, topics } = stocked();
    const level = `${gid("InventoryLevel", second)}?inventory_item_id=${itemId}`;
    send(`mutation { inventoryDeactivate(inventoryLevelId: "${level}") { userErrors { message } } }`);
    const { id } = ready(1);
    topics();
    ship(id, 1);
    expect(topics()).toContain("inventory_levels/connect");
    expect(stockAt(world, itemId, second)).toMatchObject({ incoming: 1 });
  });
});

describe("whatever is sent and received", () => {
  it("no unit is lost or made but those that are rejected", () => {
    const step = fc.record({
      ...{ ship: fc.integer({ min: 1, max: 4 }), accept: fc.integer({ min: 0, max: 4 }) },
      reject: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        const { run, ready, ship, lies } = stocked();
        const { id } = ready(8);
        let rejected = 0;
        for (const { ship: units, accept, reject } of steps) {
          const { inventoryShipment } = ship(id, units);
          if (!inventoryShipment) continue;
          const [line] = inventoryShipment.lineItems.nodes;
          const quantity = Math.min(accept, units);
          if (quantity > 0)
            run("receive", {
              id: inventoryShipment.id,
              lineItems: [{ shipmentLineItemId: line.id, quantity, reason: "ACCEPTED" }],
            });
          if (reject && units > quantity) {
            run("receive", { id: inventoryShipment.id, all: "REJECTED" });
            rejected += units - quantity;
          }
        }
        const [from = {}, to = {}] = lies();
        expect((from.on_hand ?? 0) + (to.on_hand ?? 0) + (to.incoming ?? 0)).toBe(15 - rejected);
      }),
      { numRuns: 15 },
    );
  });
});
