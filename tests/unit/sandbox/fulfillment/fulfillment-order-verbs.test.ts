import { describe, expect, it } from "vitest";
import { STATES } from "#tests/unit/sandbox/fulfillment/states.ts";
import { outcome, VERBS } from "#tests/unit/sandbox/fulfillment/verbs.ts";

type Row = Record<string, string>;

/** Where nothing else is said. */
const everywhere = (result: string): Row => Object.fromEntries(Object.keys(STATES).map((state) => [state, result]));
const at = (states: string[], result: string): Row => Object.fromEntries(states.map((state) => [state, result]));

const NO_SERVICE = at(
  ["open", "in progress", "on hold", "scheduled", "closed"],
  "refused: The fulfillment order's assigned fulfillment service must be of api type",
);
const HELD = "fulfillment_holds/added; fulfillment_orders/placed_on_hold";
const SHIPPED = "fulfillments/create; orders/fulfilled";
const ASKED = "fulfillment_orders/fulfillment_request_submitted";
const FAILED = "INCOMPLETE, CLOSED; fulfillment_orders/fulfillment_service_failed_to_complete";
const NO_REQUEST = (status: string) =>
  `refused: Expected fulfillment order request status to be valid but it was ${status}.`;
/** A request, or an answer to one, in each state of a fulfilment order at a service. */
const REQUESTS = {
  unsubmitted: NO_REQUEST("unsubmitted"),
  submitted: NO_REQUEST("submitted"),
  accepted: NO_REQUEST("accepted"),
  rejected: NO_REQUEST("rejected"),
  "asked back": NO_REQUEST("cancellation_requested"),
  "given back": NO_REQUEST("cancellation_accepted"),
  "not given back": NO_REQUEST("cancellation_rejected"),
  incomplete: NO_REQUEST("closed"),
};
const NOT_OPENED = (status: string) => `refused: Expected fulfillment order status to be valid but it was ${status}.`;
const UNFULFILLABLE = (status: string) => `refused: Fulfillment order ID has an unfulfillable status= ${status}.`;
const NO_PROGRESS = "refused: Cannot report progress on a fulfillment order in this state.";

/** Each verb in each state: the state after it and what was told, or why not. */
const TABLE: Record<string, Row> = {
  hold: {
    ...everywhere("refused: The fulfillment order is not in an open state."),
    ...at(["open", "in progress", "on hold", "unsubmitted"], `ON_HOLD, UNSUBMITTED; ${HELD}`),
    scheduled: `ON_HOLD, UNSUBMITTED; ${HELD}`,
    rejected: `ON_HOLD, REJECTED; ${HELD}`,
  },
  release: {
    ...at(["open", "unsubmitted"], "OPEN, UNSUBMITTED"),
    "in progress": "IN_PROGRESS, UNSUBMITTED",
    "on hold": "OPEN, UNSUBMITTED; fulfillment_holds/released; fulfillment_orders/hold_released",
    scheduled: "SCHEDULED, UNSUBMITTED",
    closed: "CLOSED, UNSUBMITTED",
    submitted: "OPEN, SUBMITTED",
    accepted: "IN_PROGRESS, ACCEPTED",
    rejected: "OPEN, REJECTED",
    "asked back": "IN_PROGRESS, CANCELLATION_REQUESTED",
    "given back": "CANCELLED, CANCELLATION_ACCEPTED",
    "not given back": "IN_PROGRESS, CANCELLATION_REJECTED",
    incomplete: "INCOMPLETE, CLOSED",
  },
  move: {
    ...everywhere("refused: Cannot change location."),
    scheduled: "not simulated",
    ...at(["open", "unsubmitted"], "OPEN, UNSUBMITTED; fulfillment_orders/moved"),
    "on hold": "ON_HOLD, UNSUBMITTED; fulfillment_orders/moved",
    rejected: "OPEN, REJECTED; fulfillment_orders/moved",
    incomplete: "INCOMPLETE, CLOSED; fulfillment_orders/moved",
    "in progress":
      "refused: Cannot move a fulfillment order that has had progress reported. To move a fulfillment order that has had progress reported, the fulfillment order must first be marked as open resolving the ongoing progress state.",
    submitted: "refused: Cannot move submitted fulfillment order that is at a 3PL fulfillment service.",
  },
  "report progress": {
    ...everywhere("refused: The fulfillment order is not assigned to the requesting fulfillment service."),
    ...at(["open", "in progress"], "IN_PROGRESS, UNSUBMITTED; fulfillment_orders/progress_reported"),
    ...at(["on hold", "scheduled", "closed"], NO_PROGRESS),
    ...at(["accepted", "asked back", "given back", "not given back", "incomplete"], NO_PROGRESS),
  },
  open: {
    ...at(["open", "unsubmitted", "submitted", "rejected"], NOT_OPENED("open")),
    ...at(["accepted", "asked back", "not given back"], NOT_OPENED("in_progress")),
    "on hold": NOT_OPENED("on_hold"),
    closed: NOT_OPENED("closed"),
    "given back": NOT_OPENED("cancelled"),
    incomplete: NOT_OPENED("incomplete"),
    "in progress": "OPEN, UNSUBMITTED; fulfillment_orders/manually_reported_progress_stopped",
    scheduled: "OPEN, UNSUBMITTED",
  },
  reschedule: {
    ...everywhere("refused: Fulfillment order must be scheduled."),
    scheduled: "SCHEDULED, UNSUBMITTED; fulfillment_orders/rescheduled",
  },
  split: {
    ...everywhere("refused: Fulfillment order: ID is currently not in a splittable state."),
    ...at(["open", "unsubmitted"], "OPEN, UNSUBMITTED; fulfillment_orders/split"),
    rejected: "OPEN, REJECTED; fulfillment_orders/split",
  },
  cancel: {
    ...everywhere("refused: Fulfillment order is not in cancelable request state and can't be canceled."),
    ...at(["open", "unsubmitted"], "CLOSED, UNSUBMITTED; fulfillment_orders/cancelled"),
    submitted: "CLOSED, SUBMITTED; fulfillment_orders/cancelled",
    rejected: "CLOSED, REJECTED; fulfillment_orders/cancelled",
    "asked back": "CLOSED, CANCELLATION_REQUESTED; fulfillment_orders/cancelled",
    "in progress":
      "refused: Cannot cancel fulfillment order that has had progress reported. Mark as unfulfilled first.",
    ...at(["on hold", "scheduled"], "not simulated"),
  },
  fulfil: {
    ...at(["open", "in progress", "unsubmitted"], `CLOSED, UNSUBMITTED; ${SHIPPED}`),
    submitted: `CLOSED, SUBMITTED; ${SHIPPED}`,
    accepted: `CLOSED, ACCEPTED; ${SHIPPED}`,
    rejected: `CLOSED, REJECTED; ${SHIPPED}`,
    "asked back": `CLOSED, CANCELLATION_REQUESTED; ${SHIPPED}`,
    "given back": `CLOSED, CANCELLATION_ACCEPTED; ${SHIPPED}`,
    "not given back": `CLOSED, CANCELLATION_REJECTED; ${SHIPPED}`,
    incomplete: `CLOSED, CLOSED; ${SHIPPED}`,
    "on hold": UNFULFILLABLE("on_hold"),
    scheduled: UNFULFILLABLE("scheduled"),
    closed: UNFULFILLABLE("closed"),
  },
  submit: {
    ...REQUESTS,
    ...NO_SERVICE,
    ...at(["unsubmitted", "rejected"], `OPEN, SUBMITTED; ${ASKED}`),
    // A new one is submitted in their place.
    "given back": `CLOSED, CANCELLATION_ACCEPTED; ${ASKED}`,
    incomplete: `CLOSED, CLOSED; ${ASKED}`,
  },
  accept: {
    ...REQUESTS,
    ...NO_SERVICE,
    submitted: "IN_PROGRESS, ACCEPTED; fulfillment_orders/fulfillment_request_accepted",
  },
  reject: {
    ...REQUESTS,
    ...NO_SERVICE,
    submitted: "OPEN, REJECTED; fulfillment_orders/fulfillment_request_rejected",
  },
  "ask back": {
    ...REQUESTS,
    ...NO_SERVICE,
    ...at(
      ["accepted", "not given back"],
      "IN_PROGRESS, CANCELLATION_REQUESTED; fulfillment_orders/cancellation_request_submitted",
    ),
  },
  "give back": {
    ...REQUESTS,
    ...NO_SERVICE,
    "asked back": "CANCELLED, CANCELLATION_ACCEPTED; fulfillment_orders/cancellation_request_accepted",
  },
  "keep it": {
    ...REQUESTS,
    ...NO_SERVICE,
    "asked back": "IN_PROGRESS, CANCELLATION_REJECTED; fulfillment_orders/cancellation_request_rejected",
  },
  "give up": {
    ...at(["unsubmitted", "submitted", "rejected"], NOT_OPENED("open")),
    ...NO_SERVICE,
    ...at(["accepted", "asked back", "not given back"], FAILED),
    "given back": NOT_OPENED("cancelled"),
    incomplete: NOT_OPENED("incomplete"),
  },
};

describe("verbs of fulfilment orders", () => {
  it.each(Object.keys(VERBS))("%s, in every state", (verb) => {
    expect(Object.fromEntries(Object.keys(STATES).map((state) => [state, outcome(verb, state)]))).toEqual(TABLE[verb]);
  });
});
