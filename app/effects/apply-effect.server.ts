// Does without deciding: one switch over the kinds, each applier safe to run twice. Returns how it ended; a bug throws.
import type { AdminClient } from "#app/admin/client.server.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import type { HoldBook } from "#app/effects/hold-book.ts";
import { holdFulfillment } from "#app/effects/hold-fulfillment.server.ts";
import { releaseHold } from "#app/effects/release-hold.server.ts";
import { sendEmail } from "#app/effects/send-email.server.ts";
import { writeTags } from "#app/effects/write-tags.server.ts";
import type { EffectBody } from "#app/rules/effect.ts";

export interface Application {
  body: EffectBody;
  target: string;
  key: string;
  ageMs: number;
  /** False: a newer decision replaced it while its answer was out; only find out what is there. */
  wanted: boolean;
  /** Back-off for a try that changed nothing, and the pause before looking again at one that may have. */
  retryInMs: number;
  lookInMs: number;
}

/** Applies one effect. `book` is called for holds only. */
export async function applyEffect(
  admin: AdminClient,
  effect: Application,
  book: () => Promise<HoldBook>,
): Promise<EffectResult> {
  const { body } = effect;
  switch (body.kind) {
    case "add_tags":
    case "remove_tags":
      return writeTags(admin, effect.target, body, effect);
    case "hold_fulfillment": {
      const holds = await book();
      return holdFulfillment(admin, { ...effect, body, orderId: holds.orderId }, holds);
    }
    case "release_hold":
      return releaseHold(admin, { body, lookInMs: effect.lookInMs }, await book());
    case "send_email":
      return sendEmail(body, effect);
    default:
      // No action of the list makes it: no rule that does could be saved.
      return { outcome: "refused", reason: `Switchyard cannot do this yet: ${body.kind}.`, points: 0 };
  }
}
