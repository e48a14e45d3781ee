// Pure. A kind of effect in words, where many of one kind are counted.

import { capital } from "#app/lib/capital.ts";
import type { EffectKind } from "#app/rules/effect.ts";

const WORDS: Partial<Record<EffectKind, string>> = {
  add_tags: "Tags added",
  remove_tags: "Tags removed",
  hold_fulfillment: "Orders held",
  release_hold: "Holds released",
  ask_attention: "Questions to your team",
  send_email: "E-mails",
  move_fulfillment_order: "Moves to another location",
  update_order: "Addresses corrected",
  set_risk: "Verdicts told to Shopify",
  cancel_order: "Orders cancelled",
};

export function effectKindInWords(kind: string): string {
  const known = WORDS[kind as EffectKind];
  if (known) return known;
  return capital(kind.replaceAll("_", " "));
}
