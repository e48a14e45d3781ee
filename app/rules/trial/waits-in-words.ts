// Pure. What a rule waits for, in a trial's answer.
import type { OpenedStage } from "#app/rules/decision.ts";

export function waitOut({ waits }: OpenedStage): { for: string; until?: string; text?: string } {
  switch (waits.for) {
    case "time":
      return { for: "time", until: waits.until };
    case "effect":
      return { for: "answer", text: `How “${waits.actionId}” ends.` };
    case "approval":
      return { for: "approval", text: waits.text, ...(waits.expiresAt ? { until: waits.expiresAt } : {}) };
  }
}

/** One wait for a rule's step and a record: set off again, it goes on with the one that it has. */
export const waitsAlready = (until: string | null): string =>
  `It waits already${until === null ? "" : `, until ${until}`}: set off again, it begins no second wait.`;
