import { DateTime } from "luxon";
import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import { instantIn } from "#app/rules/instant-in.ts";

interface Settings {
  reason: string;
  severity: "low" | "medium" | "high";
  assignee?: string | undefined;
  due?: string | undefined;
}

/** A day stays it; a time is the day that it falls on in the zone. */
function dayOf(text: string, zone: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return DateTime.fromISO(text, { zone }).isValid ? text : null;
  const at = instantIn(text, zone);
  return at === null ? null : DateTime.fromISO(at, { zone }).toISODate();
}

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

export const askAttention = defineAction({
  name: "ask_attention",
  title: "Put on the attention list",
  about:
    "Shows the record on Switchyard's attention list with a reason in words, until a person has dealt with it: a task. `assignee` says for whom (a name that you choose; the list can show one person's alone), `due` by when.",
  targets: ALL,
  class: "OWN",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({
    reason: filledText(500),
    severity: z.enum(["low", "medium", "high"]).default("medium"),
    assignee: filledText(100, 0).optional(),
    due: filledText(300, 0).optional(),
  }) as unknown as z.ZodType<Settings>,
  scopes: [],
  make: ({ reason, severity, assignee, due }, { ruleId, env }) => {
    const until = due?.trim() || null;
    const day = until === null ? null : dayOf(until, env.calendar.zone);
    if (until !== null && day === null) return { nothing: `“${until}” is no day.` };
    const more = { assignee: assignee?.trim() || null, due: day };
    return {
      bodies: [
        {
          ...{ kind: "ask_attention", reason, severity, key: ruleId },
          ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null)),
        },
      ],
    };
  },
  example: {
    do: "ask_attention",
    reason: "No single location has all of it",
    assignee: "Packing",
    due: "{{ now | add_time: '2 business days' | date: '%F' }}",
  },
});
