import { describe, expect, it } from "vitest";
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
    if (error instanceof Refused) return `refused: ${error.message}`;
    throw error;
  }
  const told = ground.topics().filter((topic) => /^(returns|refunds)\//.test(topic));
  return [ground.it.status, returnStatus(ground.order), ...told].join("; ");
}

const everywhere = (result: string): Row => Object.fromEntries(RETURN_STATES.map((state) => [state, result]));
const at = (states: string[], result: string): Row => Object.fromEntries(states.map((state) => [state, result]));
const NO_SUCH_UNITS = "refused: Return line item has an invalid quantity.";

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
  cancel: {
    ...everywhere(
      "refused: Return is not cancelable. Only non-refunded returns with status REQUESTED or OPEN can be canceled.",
    ),
    ...at(["requested", "approved", "open"], "CANCELED; NO_RETURN; returns/cancel"),
  },
  close: {
    ...everywhere("refused: Return is not closable. Only returns with status OPEN can be closed."),
    ...at(["approved", "open", "processed", "refunded"], "CLOSED; RETURNED; returns/close"),
  },
  reopen: {
    ...everywhere("refused: Return is not reopenable. Only returns with status CLOSED can be reopened."),
    closed: "OPEN; IN_PROGRESS; returns/reopen",
  },
  process: {
    ...everywhere("refused: Return is not processable. Only returns with status OPEN can be processed."),
    ...at(["approved", "open", "refunded"], "OPEN; IN_PROGRESS; returns/process"),
    processed: NO_SUCH_UNITS,
  },
  refund: {
    ...everywhere("refused: Return is not refundable. Only returns with status OPEN or CLOSED can be refunded."),
    ...at(["approved", "open", "processed"], "OPEN; IN_PROGRESS; refunds/create"),
    closed: "CLOSED; RETURNED; refunds/create",
    refunded: NO_SUCH_UNITS,
  },
  "remove all": {
    ...everywhere("refused: Return is not editable. Only returns with status OPEN can be edited."),
    ...at(["approved", "open"], "CLOSED; RETURNED; returns/close"),
    ...at(["processed", "refunded"], NO_SUCH_UNITS),
  },
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
