// A fulfilment order in each state that it can be in, at the merchant's own location or a fulfilment service's.
import { closeFulfillmentOrder } from "#sandbox/world/fulfillment-orders/close-fulfillment-order.ts";
import { reportProgress } from "#sandbox/world/fulfillment-orders/report-progress.ts";
import {
  acceptCancellationRequest,
  rejectCancellationRequest,
  submitCancellationRequest,
} from "#sandbox/world/fulfillment-orders/request-cancellation.ts";
import {
  acceptFulfillmentRequest,
  rejectFulfillmentRequest,
  submitFulfillmentRequest,
} from "#sandbox/world/fulfillment-orders/request-fulfillment.ts";
import { createFulfillment } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { World } from "#sandbox/world/world.ts";
import { APP, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

type Make = (world: World, one: FulfillmentOrderRecord) => unknown;

const submit: Make = (world, { id }) =>
  submitFulfillmentRequest(world, SHOP, id, { message: null, notifyCustomer: false, lines: null }, APP);
const accept: Make = (world, one) => {
  submit(world, one);
  acceptFulfillmentRequest(world, SHOP, one.id, null, APP);
};
const askBack: Make = (world, one) => {
  accept(world, one);
  submitCancellationRequest(world, SHOP, one.id, null, APP);
};

/** At the merchant's. */
export const MERCHANT_STATES = {
  open: () => {},
  "in progress": (world, { id }) => reportProgress(world, SHOP, id, null, APP),
  "on hold": (world, { id }) => holdFulfillmentOrder(world, SHOP, id, { reason: "OTHER", handle: "first" }, APP),
  scheduled: (_world, one) => {
    one.status = "SCHEDULED";
  },
  closed: (world, { id }) => createFulfillment(world, SHOP, [{ fulfillmentOrderId: id }], [], APP),
} as const satisfies Record<string, Make>;

/** At a service's. */
export const SERVICE_STATES = {
  unsubmitted: () => {},
  submitted: submit,
  accepted: accept,
  rejected: (world, one) => {
    submit(world, one);
    rejectFulfillmentRequest(world, SHOP, one.id, null, APP);
  },
  "asked back": askBack,
  "given back": (world, one) => {
    askBack(world, one);
    acceptCancellationRequest(world, SHOP, one.id, null, APP);
  },
  "not given back": (world, one) => {
    askBack(world, one);
    rejectCancellationRequest(world, SHOP, one.id, null, APP);
  },
  incomplete: (world, one) => {
    accept(world, one);
    closeFulfillmentOrder(world, SHOP, one.id, null, APP);
  },
} as const satisfies Record<string, Make>;

export const STATES: Record<string, Make> = { ...MERCHANT_STATES, ...SERVICE_STATES };

/** Two mugs and a tent in one fulfilment order, brought into a state; nothing told of it yet. */
export function fulfillmentOrderThatIs(state: string) {
  const small = smallWorld();
  const { world } = small;
  const order = place(world);
  const [one] = world.fulfillmentOrdersOf(order);
  if (!one) throw new Error("not routed");
  const service = createFulfillmentService(
    world,
    SHOP,
    {
      name: "The depot",
      callbackUrl: null,
      trackingSupport: false,
      inventoryManagement: false,
      requiresShippingMethod: true,
    },
    APP,
  );
  if (state in SERVICE_STATES) moveFulfillmentOrder(world, SHOP, one.id, service.locationId, null, APP);
  STATES[state]?.(world, one);
  small.topics();
  return { ...small, order, one, service };
}
