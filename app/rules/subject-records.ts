// Pure. The records that a rule of a lane is evaluated for: the lane's own, or each of its children of one kind.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Facts } from "#app/rules/facts.ts";
import { laneRecord, recordOfLane, SUBJECTS } from "#app/rules/scope.ts";
import { gidOfRecord } from "#app/rules/target.ts";
import { Unknown } from "#app/rules/unknown.ts";

export interface SubjectRecord {
  record: Record<string, unknown> | null;
  target: string;
}

const GID_OF_LANE: Record<string, string> = {
  order: "Order",
  customer: "Customer",
  product: "Product",
  draft_order: "DraftOrder",
};

/** Gid of the lane's own record, also where there is none (any more). */
export function laneTarget({ lane, stock_level, shop }: Facts): string {
  if (lane.kind === "stock")
    return stock_level ? gidOfRecord("stock_level", stock_level) : `gid://shopify/InventoryItem/${lane.key}`;
  if (lane.kind === "shop") return gidOfRecord("shop", shop as never);
  return `gid://shopify/${GID_OF_LANE[lane.kind]}/${lane.key}`;
}

/** The lane's own record in the facts. */
export function laneRecordOf(facts: Facts): Record<string, unknown> | null {
  const name = recordOfLane(facts.lane.kind);
  if (name === null) return facts.shop as never;
  return ((facts as Record<string, unknown>)[name] as Record<string, unknown> | null | undefined) ?? null;
}

/** Unknown where the children were not read. */
export function subjectRecords({ subject }: CompiledRule, facts: Facts): SubjectRecord[] | Unknown {
  const { list } = SUBJECTS[subject];
  const own = laneRecordOf(facts);
  if (list === null) return own || laneRecord(subject) === null ? [{ record: own, target: laneTarget(facts) }] : [];
  const children = own?.[list] as Record<string, unknown>[] | undefined;
  if (children === undefined)
    return own ? new Unknown(`The ${list.replaceAll("_", " ")} were not read.`, { need: { fact: list as never } }) : [];
  return children.map((record) => ({ record, target: gidOfRecord(subject, record) }));
}
