// Pure. What the attention list can be narrowed to, as its address says it.
import { CHECKS } from "#app/checks/index.ts";

export const ATTENTION_STATES = ["open", "ignored", "done"] as const;
export type AttentionState = (typeof ATTENTION_STATES)[number];
export const ATTENTION_CATEGORIES = [
  ...(["payment", "address", "duplicate", "fraud", "routing", "rule", "write", "approval"] as const),
];
export type AttentionCategory = (typeof ATTENTION_CATEGORIES)[number];

export interface AttentionFilter {
  state: AttentionState;
  /** Empty: all. */
  categories: AttentionCategory[];
  /** 1 low to 3 high; null: all. */
  severity: number | null;
  /** The beginning of whose it is; empty: everybody's. */
  assignee: string;
  /** The beginning of an order's number. */
  search: string;
  /** Orders worth at least this, a decimal; null: any. */
  minimum: string | null;
  sort: "newest" | "oldest";
}

const CHECK_OF: Partial<Record<AttentionCategory, string[]>> = {
  payment: ["payment-check"],
  address: ["address-check", "address-mismatch"],
  duplicate: ["duplicate-check"],
  fraud: ["fraud-check"],
  routing: ["routing"],
};
/** Ids of the rules whose questions belong to a category. */
export const RULES_OF: ReadonlyMap<AttentionCategory, string[]> = new Map(
  Object.entries(CHECK_OF).map(([category, checks]): [AttentionCategory, string[]] => [
    category as AttentionCategory,
    [...checks, ...CHECKS.filter(({ id }) => checks.includes(id)).flatMap(({ ruleIds }) => ruleIds)],
  ]),
);

export function categoryOf(source: string, ruleId: string): AttentionCategory {
  if (source === "WRITE") return "write";
  if (source === "APPROVAL" || source === "QUESTION") return "approval";
  for (const [category, ids] of RULES_OF) if (ids.includes(ruleId)) return category;
  return "rule";
}

/** Reads an address's query; what it does not know is left out. */
export function attentionFilterFrom(params: URLSearchParams): AttentionFilter {
  const categories = (params.get("about") ?? "").split(",");
  const minimum = params.get("minimum") ?? "";
  return {
    state: ATTENTION_STATES.find((state) => state === params.get("state")) ?? "open",
    categories: ATTENTION_CATEGORIES.filter((category) => categories.includes(category)),
    severity: ["1", "2", "3"].includes(params.get("severity") ?? "") ? Number(params.get("severity")) : null,
    assignee: params.get("for")?.trim().slice(0, 100) ?? "",
    search: params.get("search")?.trim().slice(0, 50) ?? "",
    minimum: /^\d{1,12}(\.\d{1,4})?$/.test(minimum) ? minimum : null,
    sort: params.get("sort") === "oldest" ? "oldest" : "newest",
  };
}
