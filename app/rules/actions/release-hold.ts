import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { holdHandle } from "#app/rules/actions/hold-fulfillment.ts";

const SettingsSchema = z.strictObject({
  /** own: this rule's hold; ours: every hold of Switchyard; all: other apps' and staff's too; or another rule's id. */
  which: z.union([z.enum(["own", "ours", "all"]), z.strictObject({ rule: z.string() })]).default("own"),
});
type Settings = z.infer<typeof SettingsSchema>;

export const releaseHold = defineAction({
  name: "release_hold",
  title: "Release hold",
  about:
    'Releases the hold that this rule placed (`own`), that of another rule ({"rule": "id"}), every hold of Switchyard (`ours`), or `all` holds, other apps\' and staff\'s included. Where nothing is on hold, nothing happens. In a rule about the order it is one effect with `on: order` and `fulfillment_order_ids: null`: all of them.',
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
  make: ({ which }, { ruleId, kind, target }) => {
    const handle = which === "own" ? holdHandle(ruleId) : typeof which === "object" ? holdHandle(which.rule) : null;
    const parts =
      kind === "fulfillment_order"
        ? [target]
        : ((target.fulfillment_orders as Record<string, unknown>[] | undefined) ?? null);
    // Known and without such a hold: nothing to release. Not known: the applier looks.
    const holds = parts?.flatMap((one) => (one.holds as { handle: string | null; is_ours: boolean }[]) ?? []);
    if (
      holds &&
      !holds.some((hold) => which === "all" || (hold.is_ours && (handle === null || hold.handle === handle)))
    )
      return { nothing: "No such hold is on it." };
    return {
      bodies: [
        {
          kind: "release_hold",
          handle,
          all: which === "all",
          fulfillment_order_ids: kind === "fulfillment_order" ? [String(target.id)] : null,
        },
      ],
    };
  },
  example: { do: "release_hold", which: "own" },
});
