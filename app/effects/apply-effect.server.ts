// Does without deciding: one exhaustive switch, each applier safe to run twice. Returns how it ended; a bug throws.
import type { AdminClient } from "#app/admin/client.server.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import type { HoldBook } from "#app/effects/hold-book.ts";
import { holdFulfillment } from "#app/effects/hold-fulfillment.server.ts";
import { releaseHold } from "#app/effects/release-hold.server.ts";
import { sendEmail } from "#app/effects/send-email.server.ts";
import { writeTags } from "#app/effects/write-tags.server.ts";
import { assertNever } from "#app/lib/assert-never.ts";
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
    case "add-tags":
    case "remove-tags":
      return writeTags(admin, effect.target, body, effect);
    case "hold-fulfillment": {
      const holds = await book();
      return holdFulfillment(admin, { ...effect, body, orderId: holds.orderId }, holds);
    }
    case "release-hold":
      return releaseHold(admin, { handle: body.handle, lookInMs: effect.lookInMs }, await book());
    case "send-email":
      return sendEmail(body, effect);
    default:
      return assertNever(body);
  }
}
