import { describe, expect, it } from "vitest";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { approveReturnRequest, declineReturnRequest } from "#sandbox/world/returns/answer-return-request.ts";
import { cancelReturn } from "#sandbox/world/returns/cancel-return.ts";
import { closeReturn, reopenReturn } from "#sandbox/world/returns/close-return.ts";
import { processReturn } from "#sandbox/world/returns/process-return.ts";
import { refundReturn } from "#sandbox/world/returns/refund-return.ts";
import { removeFromReturn } from "#sandbox/world/returns/remove-from-return.ts";
import { returnStatus } from "#sandbox/world/returns/return-status.ts";
import { Refused } from "#sandbox/world/world.ts";
import { processing, RETURN_STATES, returnThatIs } from "#tests/unit/sandbox/returns/returned-order.ts";
import { APP, SHOP } from "#tests/unit/sandbox/support.ts";

type Ground = ReturnType<typeof returnThatIs>;
type Row = Record<string, string>;

const VERBS: Record<string, (ground: Ground) => unknown> = {
  approve: ({ world, it: { id } }) => approveReturnRequest(world, SHOP, id, APP),
  decline: ({ world, it: { id } }) => declineReturnRequest(world, SHOP, id, { reason: "OTHER", note: null }, APP),
  cancel: ({ world, it: { id } }) => cancelReturn(world, SHOP, id, APP),
  close: ({ world, it: { id } }) => closeReturn(world, SHOP, id, APP),
  reopen: ({ world, it: { id } }) => reopenReturn(world, SHOP, id, APP),
  process: ({ world, it: one }) => processReturn(world, SHOP, one.id, processing(one), APP),
  refund: ({ world, it: one }) =>
    refundReturn(
      world,
      SHOP,
      one.id,
      { lines: [{ id: one.lines[0]?.id ?? "", quantity: 1 }], transactions: [], shipping: 0 },
      APP,
    ),
  "remove all": ({ world, it: one }) =>
    removeFromReturn(
      world,
      SHOP,
      one.id,
      { lines: [{ id: one.lines[0]?.id ?? "", quantity: 1 }], exchangeLines: [] },
      APP,
    ),
};

function outcome(verb: string, state: string): string {
  const ground = returnThatIs(state);
  try {
    VERBS[verb]?.(ground);
  } catch (error) {
    if (error instanceof NotSimulated) return "not simulated";
    if (error instanceof Refused) return `refused: ${error.message}`;
    throw error;
  }
  const told = ground.topics().filter((topic) => /^(returns|refunds)\//.test(topic));
  return [ground.it.status, returnStatus(ground.order), ...told].join("; ");
}

const everywhere = (result: string): Row => Object.fromEntries(RETURN_STATES.map((state) => [state, result]));
const at = (states: string[], result: string): Row => Object.fromEntries(states.map((state) => [state, result]));
const UNKNOWN = everywhere("not simulated");

/** Each verb in each state: the return's status, the order's, and what was told; or why not. */
const TABLE: Record<string, Row> = {
  approve: {
    ...everywhere("refused: Return is not approvable. Only returns with status REQUESTED can be approved."),
    requested: "OPEN; IN_PROGRESS; returns/approve",
  },
  decline: {
    ...everywhere(
      "refused: Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.",
    ),
    requested: "DECLINED; NO_RETURN; returns/decline",
    declined: "refused: The return is already declined.",
  },
  cancel: { ...UNKNOWN, ...at(["requested", "approved", "open"], "CANCELED; NO_RETURN; returns/cancel") },
  close: { ...UNKNOWN, ...at(["approved", "open", "processed", "refunded"], "CLOSED; RETURNED; returns/close") },
  reopen: { ...UNKNOWN, closed: "OPEN; IN_PROGRESS; returns/reopen" },
  process: { ...UNKNOWN, ...at(["approved", "open", "refunded"], "OPEN; IN_PROGRESS; returns/process") },
  refund: {
    ...UNKNOWN,
    ...at(["approved", "open", "processed"], "OPEN; IN_PROGRESS; refunds/create"),
    closed: "CLOSED; RETURNED; refunds/create",
  },
  "remove all": { ...UNKNOWN, ...at(["approved", "open"], "CLOSED; RETURNED; returns/close") },
};

describe("verbs of returns", () => {
  it.each(Object.keys(VERBS))("%s, in every state", (verb) => {
    expect(Object.fromEntries(RETURN_STATES.map((state) => [state, outcome(verb, state)]))).toEqual(TABLE[verb]);
  });

  it.each(["approve", "decline", "cancel", "close", "reopen", "process", "refund", "remove all"])(
    "%s an unknown one: it is not found",
    (verb) => {
      const ground = returnThatIs("open");
      const unknown = { ...ground, it: { ...ground.it, id: "12" } };
      expect(() => VERBS[verb]?.(unknown)).toThrow("Return not found.");
    },
  );
});
