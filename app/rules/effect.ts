// Pure. One thing to do in the outside world: what, not how.

/**
 * When an action acts again. state: a target state that is reconciled while the rule is true; once: never again for
 * this target; each: per child (refund, fulfilment, tick); crossing: when it was below and is above.
 */
export type Acts = "state" | "once" | "each" | "crossing";

/** Targets are gids: gid://shopify/Order/1, gid://shopify/Customer/2. E-mail: mailto:address is never a target; the order is. */
export type EffectBody =
  | { kind: "add-tags"; tags: string[] }
  | { kind: "remove-tags"; tags: string[] }
  /** An intention on the order, reconciled onto every open fulfilment order. handle: unique per app and fulfilment order, ≤ 64. */
  | { kind: "hold-fulfillment"; handle: string; reason: string; notes: string }
  /** Only holds of ours with this handle, by id. */
  | { kind: "release-hold"; handle: string }
  /** Rendered text; goes to the team's own address, never to a customer. */
  | { kind: "send-email"; to: string; subject: string; text: string };
export type EffectKind = EffectBody["kind"];

export type EffectClass = "REPEATABLE" | "READABLE" | "BLIND";
/** How an unknown outcome is settled: send again, read back, or show to a person. */
export const EFFECT_CLASS: Record<EffectKind, EffectClass> = {
  "add-tags": "REPEATABLE",
  "remove-tags": "REPEATABLE",
  "hold-fulfillment": "READABLE",
  "release-hold": "READABLE",
  "send-email": "BLIND",
};

export interface DecidedEffect {
  ruleId: string;
  ruleVersion: number;
  actionId: string;
  acts: Acts;
  /** state: `on:<digest>` or `off:<digest>` plus the run's number added when recorded; once: ""; each: the child's id. */
  occasion: string;
  target: string;
  body: EffectBody;
}
