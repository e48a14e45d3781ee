// Pure.
import { carriesBody } from "#app/rules/carries-body.ts";
import type { Facts } from "#app/rules/facts.ts";

/** Notes on what facts say and no store does: a body of an event that comes without one. */
export const unsentBodies = ({ triggers }: Facts): string[] =>
  triggers.flatMap(({ on, body }) =>
    // A carrier's event is known as event.fulfillment_event.
    body && !carriesBody(on) && on !== "fulfillment.event"
      ? [
          `The facts give “${on}” a body; a store sends none with it that a rule could count on (event.body is empty there).`,
        ]
      : [],
  );
