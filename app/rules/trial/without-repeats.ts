// Pure. What several records of one run write alike to a record that they share, once: in a store the others find it so already.
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { EffectBody } from "#app/rules/effect.ts";

/** Effects that say what shall be; the same again changes nothing. */
const SAYS_WHAT_IS: ReadonlySet<EffectBody["kind"]> = new Set<EffectBody["kind"]>([
  ...(["add_tags", "remove_tags", "set_metafield", "delete_metafield", "update_customer", "update_product"] as const),
  ...(["set_product_status", "publish_product", "unpublish_product"] as const),
]);

/** @param written by the records before it in this moment; what this one writes is added. */
export function withoutRepeats(decision: Decision, written: Set<string>): Decision {
  const keyOf = ({ ruleId, target, body }: Decision["effects"][number]) => canonicalJson([ruleId, target, { ...body }]);
  const before = new Set(written);
  const effects = decision.effects.filter((effect) => {
    const key = keyOf(effect);
    written.add(key);
    return !(SAYS_WHAT_IS.has(effect.body.kind) && before.has(key));
  });
  return { ...decision, effects };
}
