// Rules that a person may run, with what they ask for.
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import type { InputDeclaration } from "#app/rules/read-inputs.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import { type LaneKind, SUBJECTS } from "#app/rules/scope.ts";

export interface HandRule {
  ruleId: string;
  name: string;
  inputs: InputDeclaration[];
  /** What it runs on. */
  lane: LaneKind;
}

/** Those that are switched on and about records of this kind of lane. */
export function listHandRules(shop: string, lane: LaneKind): Promise<HandRule[]> {
  return forShop(shop, (tx) => handRulesOf(tx, shop, lane));
}

async function handRulesOf(tx: ShopTransaction, shop: string, lane: LaneKind): Promise<HandRule[]> {
  const rows = await tx.$queryRaw<{ document: unknown }[]>`
    select v.document from rule r join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
    where r.shop = ${shop} and r.enabled and v.document::text ~ '"(by_hand|manual)"' order by r.position, r.rule_id`;
  return rows.flatMap(({ document }) => {
    const { data: rule } = RuleSchema.safeParse(document);
    if (!rule?.enabled || !rule.on.includes("by_hand") || SUBJECTS[rule.about].lane !== lane) return [];
    return [{ ruleId: rule.id, name: rule.name ?? rule.id, inputs: rule.inputs ?? [], lane }];
  });
}
