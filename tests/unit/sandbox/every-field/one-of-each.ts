// A store in which there is one of each: made by mutations, each of whose payloads is read whole.
import { getNamedType } from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import type { World } from "#sandbox/world/world.ts";
import { askAll, everyLeaf, type Wanted } from "#tests/unit/sandbox/every-field/every-leaf.ts";
import { stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { place, SHOP } from "#tests/unit/sandbox/support.ts";

interface Observer {
  /** What a payload has in errors, at the top or of the user: here all should go well. */
  wrong: (message: string) => void;
  saw: (answer: unknown) => void;
}

const NEEDS_KEY = /^(inventory|refundCreate|location)/;
const HOME = { firstName: "Beth", lastName: "Lewis", address1: "1 Elm Grove", city: "Brighton", zip: "BN2 9QA" };
const TO = { ...HOME, countryCode: "GB" };
const GBP = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });

/** A value of an answer whose fields stand under the names of their types: `order.lineItems.nodes.0.id`. */
function at(made: unknown, path: string): string {
  let value = made;
  for (const step of path.split(".")) {
    const found = Object.entries((value ?? {}) as object).find(([key]) => key === step || key.endsWith(`_${step}`));
    value = found?.[1];
  }
  if (typeof value !== "string") throw new Error(`nothing at ${path}`);
  return value;
}

export function oneOfEach(wanted: Wanted, observer: Observer): World {
  const { world, product, variant, itemId, first, second } = stockedWorld();
  const run = runner(world, wanted, observer);
  const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;
  const [here, there, item] = [gid("Location", first), gid("Location", second), gid("InventoryItem", itemId)];
  const variantId = gid("ProductVariant", variant.id);
  const productId = gid("Product", product.id);
  const today = world.now();

  world.state.publications["7"] = { id: "7", shop: SHOP, name: "Online Store", autoPublish: true };
  createProduct(world, SHOP, {
    title: "Set of mugs",
    variants: [{ price: 2_000, grams: 600, components: [{ variantId: variant.id, quantity: 2 }] }],
  });
  const customer = run("customerCreate", {
    input: { email: "beth@example.com", firstName: "Beth", addresses: [TO], tags: ["vip"] },
  });
  const customerId = at(customer, "customer.id");
  for (const firstName of ["Ann", "Anne"])
    run("customerCreate", { input: { email: `${firstName}@example.com`, firstName } });
  const order = (more: object = {}) =>
    run("orderCreate", {
      order: {
        ...{ currency: "GBP", email: "beth@example.com", shippingAddress: TO, billingAddress: TO },
        lineItems: [
          { variantId, quantity: 3, requiresShipping: true, priceSet: GBP("12.50"), taxLines: [tax("7.50")] },
        ],
        shippingLines: [{ title: "Standard", priceSet: GBP("5"), taxLines: [tax("1.00")] }],
        discountCode: { itemPercentageDiscountCode: { code: "TEN", percentage: 10 } },
        transactions: [{ kind: "SALE", status: "SUCCESS", gateway: "manual", amountSet: GBP("47.25") }],
        customAttributes: [{ key: "gift", value: "yes" }],
        ...more,
      },
    });

  const shipped = order();
  const orderId = at(shipped, "order.id");
  run("metafieldDefinitionCreate", {
    definition: { name: "Gift", namespace: "custom", key: "gift", type: "single_line_text_field", ownerType: "ORDER" },
  });
  run("metafieldsSet", { metafields: [{ ownerId: orderId, namespace: "custom", key: "gift", value: "yes" }] });
  const [toShip = ""] = world.order(SHOP, orderId.split("/").at(-1) ?? "")?.fulfillmentOrderIds ?? [];
  const toShipGid = gid("FulfillmentOrder", toShip);
  const held = run("fulfillmentOrderHold", { id: toShipGid, fulfillmentHold: { reason: "OTHER", handle: "ours" } });
  run("fulfillmentOrderReleaseHold", { id: toShipGid, holdIds: [at(held, "fulfillmentHold.id")] });
  const heldStill = world.order(SHOP, at(order(), "order.id").split("/").at(-1) ?? "")?.fulfillmentOrderIds ?? [];
  run("fulfillmentOrderHold", {
    id: gid("FulfillmentOrder", heldStill[0] ?? ""),
    fulfillmentHold: { reason: "OTHER", handle: "ours" },
  });
  place(world, { lines: [{ title: "Rug", price: 9_000, quantity: 1, duties: [DUTY] }] });
  const sent = run("fulfillmentCreate", {
    fulfillment: {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: toShipGid }],
      trackingInfo: { company: "DHL", number: "123" },
    },
  });
  const fulfillmentId = at(sent, "fulfillment.id");
  run("fulfillmentEventCreate", { fulfillmentEvent: { fulfillmentId, status: "IN_TRANSIT" } });
  const [shippedLine] = world.order(SHOP, orderId.split("/").at(-1) ?? "")?.fulfillments[0]?.lines ?? [];
  const fulfillmentLineItemId = gid("FulfillmentLineItem", shippedLine?.id ?? "");
  const back = run("returnCreate", {
    returnInput: {
      orderId,
      returnLineItems: [
        { fulfillmentLineItemId, quantity: 1, returnReason: "DEFECTIVE", restockingFee: { percentage: 10 } },
      ],
      exchangeLineItems: [{ variantId, quantity: 1 }],
      returnShippingFee: { amount: { amount: "2", currencyCode: "GBP" } },
    },
  });
  const [reverse] = world.order(SHOP, orderId.split("/").at(-1) ?? "")?.returns[0]?.reverseFulfillmentOrders ?? [];
  run("reverseDeliveryCreateWithShipping", {
    reverseFulfillmentOrderId: gid("ReverseFulfillmentOrder", reverse?.id ?? ""),
    reverseDeliveryLineItems: [],
    trackingInput: { number: "R1", url: "https://example.com/r1" },
  });
  run("reverseFulfillmentOrderDispose", {
    dispositionInputs: [
      {
        reverseFulfillmentOrderLineItemId: gid("ReverseFulfillmentOrderLineItem", reverse?.lines[0]?.id ?? ""),
        ...{ quantity: 1, locationId: here, dispositionType: "RESTOCKED" },
      },
    ],
  });
  run("returnClose", { id: at(back, "return.id") });
  const asked = run("returnRequest", {
    input: { orderId, returnLineItems: [{ fulfillmentLineItemId, quantity: 1, returnReason: "COLOR" }] },
  });
  run("returnDeclineRequest", { input: { id: at(asked, "return.id"), declineReason: "OTHER" } });
  openDispute(world, SHOP, orderId.split("/").at(-1) ?? "", { type: "CHARGEBACK", reason: "FRAUDULENT" });

  const refunded = at(order(), "order.id");
  const line = world.order(SHOP, refunded.split("/").at(-1) ?? "")?.lines[0]?.id ?? "";
  const [sale] = world.order(SHOP, refunded.split("/").at(-1) ?? "")?.transactions ?? [];
  run("refundCreate", {
    input: {
      ...{ orderId: refunded, note: "Sorry", shipping: { amount: "2.00" } },
      refundLineItems: [{ lineItemId: gid("LineItem", line), quantity: 1, restockType: "CANCEL", locationId: here }],
      transactions: [
        {
          ...{ orderId: refunded, kind: "REFUND", gateway: "manual", amount: "10.00" },
          parentId: gid("OrderTransaction", sale?.id ?? ""),
        },
      ],
    },
  });
  run("orderRiskAssessmentCreate", {
    orderRiskAssessmentInput: {
      ...{ orderId: refunded, riskLevel: "HIGH" },
      facts: [{ description: "Odd", sentiment: "NEGATIVE" }],
    },
  });
  const edit = at(run("orderEditBegin", { id: refunded }), "calculatedOrder.id");
  const tent = run("productCreate", { product: { title: "Tent" } });
  run("orderEditAddVariant", { id: edit, variantId: at(tent, "product.variants.nodes.0.id"), quantity: 1 });
  run("orderEditAddShippingLine", {
    ...{ id: edit, shippingLine: { title: "Express", price: { amount: "9", currencyCode: "GBP" } } },
  });
  run("orderEditCommit", { id: edit });
  run("orderClose", { input: { id: refunded } });
  run("orderUpdate", { input: { id: refunded, note: "Ring twice", tags: ["a"] } });
  run("tagsAdd", { id: refunded, tags: ["b"] });

  const service = createFulfillmentService(world, SHOP, { name: "Ship Co" }, { by: "app", appId: "the-key" });
  const moved = world.order(SHOP, at(order(), "order.id").split("/").at(-1) ?? "");
  const movedId = gid("FulfillmentOrder", moved?.fulfillmentOrderIds[0] ?? "");
  run("fulfillmentOrderMove", { id: movedId, newLocationId: gid("Location", service.locationId) });
  run("fulfillmentOrderSubmitFulfillmentRequest", { id: movedId, message: "Please" });

  const draft = run("draftOrderCreate", {
    input: {
      lineItems: [{ variantId, quantity: 1 }, MADE_UP],
      ...{ email: "beth@example.com", shippingAddress: TO, customAttributes: [{ key: "a", value: "b" }] },
      appliedDiscount: { value: 10, valueType: "PERCENTAGE", title: "Ten" },
      paymentTerms: {
        paymentTermsTemplateId: gid("PaymentTermsTemplate", "4"),
        paymentSchedules: [{ issuedAt: today }],
      },
    },
  });
  run("draftOrderCalculate", { input: { lineItems: [{ variantId, quantity: 1 }] } });
  run("draftOrderComplete", { id: at(draft, "draftOrder.id"), paymentPending: true });

  run("giftCardCreate", { input: { initialValue: "25", customerId } });
  const [card] = Object.values(world.state.giftCards);
  const cardId = gid("GiftCard", card?.id ?? "");
  run("giftCardCredit", { id: cardId, creditInput: { creditAmount: { amount: "5", currencyCode: "GBP" } } });
  run("giftCardDebit", { id: cardId, debitInput: { debitAmount: { amount: "5", currencyCode: "GBP" } } });
  run("storeCreditAccountCredit", {
    id: customerId,
    creditInput: { creditAmount: { amount: "9", currencyCode: "GBP" } },
  });
  run("storeCreditAccountDebit", { id: customerId, debitInput: { debitAmount: { amount: "1", currencyCode: "GBP" } } });
  run("segmentCreate", { name: "All", query: "number_of_orders >= 0" });
  const company = run("companyCreate", {
    input: {
      company: { name: "Acme" },
      companyContact: { email: "buyer@acme.example" },
      companyLocation: { name: "HQ", shippingAddress: { address1: "1 Dock Road", city: "Hull", countryCode: "GB" } },
    },
  });

  const [made] = Object.values(world.state.companies);
  const { id: locationId = "" } = made?.locations[0] ?? {};
  const contactId = made?.contacts[0]?.id ?? "";
  run("companyContactAssignRole", {
    companyContactId: gid("CompanyContact", contactId),
    companyContactRoleId: at(company, "company.defaultRole.id"),
    companyLocationId: gid("CompanyLocation", locationId),
  });
  place(world, { more: { company: { companyId: made?.id ?? "", contactId, locationId } } });

  const picks = { all: true };
  const gets = { value: { percentage: 0.1 }, items: picks };
  const times = { startsAt: today, context: { all: "ALL" }, title: "Sale" };
  run("discountCodeBasicCreate", { basicCodeDiscount: { ...times, code: "TEN", customerGets: gets } });
  run("discountCodeFreeShippingCreate", {
    freeShippingCodeDiscount: { ...times, code: "FREE", destination: { all: true } },
  });
  const bxgy = {
    customerBuys: { value: { quantity: "2" }, items: { products: { productsToAdd: [productId] } } },
    customerGets: {
      value: { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } },
      items: { products: { productsToAdd: [productId] } },
    },
  };
  run("discountCodeBxgyCreate", { bxgyCodeDiscount: { ...times, code: "BXGY", ...bxgy } });
  const mugs = at(run("collectionCreate", { input: { title: "All mugs" } }), "collection.id");
  run("discountAutomaticBasicCreate", {
    automaticBasicDiscount: {
      ...times,
      customerGets: { value: { percentage: 0.1 }, items: { collections: { add: [mugs] } } },
    },
  });
  run("discountAutomaticBasicCreate", { automaticBasicDiscount: { ...times, customerGets: gets } });
  run("discountAutomaticFreeShippingCreate", {
    freeShippingAutomaticDiscount: { ...times, destination: { all: true } },
  });
  run("discountAutomaticBxgyCreate", { automaticBxgyDiscount: { ...times, ...bxgy } });

  run("inventoryAdjustQuantities", {
    input: {
      ...{ reason: "correction", name: "available" },
      changes: [{ delta: 1, inventoryItemId: item, locationId: here, changeFromQuantity: null }],
    },
  });
  const transfer = run("inventoryTransferCreateAsReadyToShip", {
    input: {
      ...{ originLocationId: here, destinationLocationId: there },
      lineItems: [{ inventoryItemId: item, quantity: 1 }],
    },
  });
  run("inventoryShipmentCreateInTransit", {
    input: {
      movementId: at(transfer, "inventoryTransfer.id"),
      lineItems: [{ inventoryItemId: item, quantity: 1 }],
      trackingInput: { trackingNumber: "T1" },
    },
  });
  run("productUpdate", { product: { id: productId, tags: ["kitchen"] } });
  run("webhookSubscriptionCreate", {
    topic: "ORDERS_CREATE",
    webhookSubscription: { uri: "https://example.com/hooks", format: "JSON" },
  });
  run("bulkOperationRunQuery", { query: "{ orders { edges { node { id } } } }" });
  return world;
}

const DUTY = { harmonizedSystemCode: "5701", countryCodeOfOrigin: "IN", amount: 700, taxLines: [] };
const tax = (amount: string) => ({ title: "VAT", rate: 0.2, priceSet: GBP(amount) });
const MADE_UP = {
  title: "Engraving",
  originalUnitPriceWithCurrency: { amount: "5", currencyCode: "GBP" },
  quantity: 1,
};

function runner(world: World, wanted: Wanted, { wrong, saw }: Observer) {
  const mutations = officialSchema().schema.getMutationType()?.getFields() ?? {};
  let keys = 0;
  return (mutation: string, given: Record<string, unknown>): unknown => {
    const field = mutations[mutation];
    if (!field) throw new Error(`no mutation ${mutation}`);
    const args = field.args.filter(({ name }) => name in given);
    const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
    const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
    const key = NEEDS_KEY.test(mutation) ? ` @idempotent(key: "k${++keys}")` : "";
    const payload = everyLeaf(getNamedType(field.type), 2, wanted);
    const { data, errors } = askAll(
      world,
      `mutation(${declared}) { made: ${mutation}(${passed})${key} ${payload} }`,
      given,
    );
    for (const { message } of errors ?? []) wrong(`${mutation}: ${message}`);
    const made = (data as { made?: object } | null | undefined)?.made ?? {};
    for (const [name, value] of Object.entries(made))
      if (/serErrors$/.test(name) && Array.isArray(value) && value.length > 0)
        wrong(`${mutation}: ${JSON.stringify(value)}`);
    saw(data);
    return made;
  };
}
