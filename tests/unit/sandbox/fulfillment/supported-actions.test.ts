import { describe, expect, it } from "vitest";
import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import { type SupportedAction, supportedActions } from "#sandbox/world/supported-actions.ts";
import { fulfillmentOrderThatIs, STATES } from "#tests/unit/sandbox/fulfillment/states.ts";
import { outcome } from "#tests/unit/sandbox/fulfillment/verbs.ts";

const VERB: Record<Exclude<SupportedAction, "MERGE">, string> = {
  CANCEL_FULFILLMENT_ORDER: "cancel",
  CREATE_FULFILLMENT: "fulfil",
  HOLD: "hold",
  MARK_AS_OPEN: "open",
  MOVE: "move",
  RELEASE_HOLD: "release",
  REPORT_PROGRESS: "report progress",
  REQUEST_CANCELLATION: "ask back",
  REQUEST_FULFILLMENT: "submit",
  SPLIT: "split",
};

const actionsOf = (state: string) => {
  const { world, one } = fulfillmentOrderThatIs(state);
  return supportedActions(one, [one], fulfillmentServiceOf(world, one.locationId) !== null);
};

describe("what a fulfilment order says may be done with it", () => {
  it("is what Shopify says", () => {
    expect(Object.fromEntries(Object.keys(STATES).map((state) => [state, actionsOf(state).join(" ")]))).toEqual({
      open: "CREATE_FULFILLMENT REPORT_PROGRESS MOVE HOLD SPLIT",
      "in progress": "CREATE_FULFILLMENT REPORT_PROGRESS HOLD MARK_AS_OPEN",
      "on hold": "RELEASE_HOLD HOLD MOVE",
      scheduled: "MARK_AS_OPEN",
      closed: "",
      unsubmitted: "REQUEST_FULFILLMENT CREATE_FULFILLMENT HOLD MOVE SPLIT",
      submitted: "CANCEL_FULFILLMENT_ORDER",
      accepted: "REQUEST_CANCELLATION CREATE_FULFILLMENT",
      rejected: "REQUEST_FULFILLMENT CREATE_FULFILLMENT HOLD MOVE SPLIT",
      "asked back": "CANCEL_FULFILLMENT_ORDER CREATE_FULFILLMENT",
      "given back": "REQUEST_FULFILLMENT CREATE_FULFILLMENT",
      "not given back": "",
      incomplete: "REQUEST_FULFILLMENT CREATE_FULFILLMENT HOLD MOVE",
    });
  });

  it.each(Object.keys(STATES))("can be done: %s", (state) => {
    const refused = actionsOf(state).filter(
      (action) => action !== "MERGE" && /refused|not simulated/.test(outcome(VERB[action], state)),
    );
    // In which state an incomplete one is once it is held and released again is not known.
    expect(refused).toEqual(state === "incomplete" ? ["HOLD"] : []);
  });
});
