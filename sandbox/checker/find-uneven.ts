import type { Complaint, EffectRow, Evidence } from "#sandbox/checker/evidence.ts";

/** The mutation by which each kind of effect shows in the journal, with its target among the gids of the line. */
const FIELDS: Readonly<Record<string, string>> = {
  set_attributes: "orderUpdate",
  remove_attributes: "orderUpdate",
  update_order: "orderUpdate",
  set_metafield: "metafieldsSet",
  delete_metafield: "metafieldsDelete",
  move_fulfillment_order: "fulfillmentOrderMove",
  split_fulfillment_order: "fulfillmentOrderSplit",
  request_fulfillment: "fulfillmentOrderSubmitFulfillmentRequest",
  cancel_fulfillment_request: "fulfillmentOrderSubmitCancellationRequest",
  close_fulfillment_order: "fulfillmentOrderClose",
  reschedule_fulfillment_order: "fulfillmentOrderReschedule",
  create_fulfillment: "fulfillmentCreate",
  update_tracking: "fulfillmentTrackingInfoUpdate",
  add_fulfillment_event: "fulfillmentEventCreate",
  cancel_fulfillment: "fulfillmentCancel",
  edit_order: "orderEditCommit",
  cancel_order: "orderCancel",
  archive_order: "orderClose",
  reopen_order: "orderOpen",
  mark_as_paid: "orderMarkAsPaid",
  capture_payment: "orderCapture",
  refund_order: "refundCreate",
  approve_return: "returnApproveRequest",
  decline_return: "returnDeclineRequest",
  close_return: "returnClose",
  cancel_return: "returnCancel",
  set_risk: "orderRiskAssessmentCreate",
  set_product_status: "productUpdate",
  update_product: "productUpdate",
};
/** Nothing of these was sent, and nothing ever will be. */
const NEVER_SENT = new Set(["WITHHELD", "AWAITING", "INTENDED"]);
/** It was there without us, or the store moved on. */
const WITHOUT_US = /^(It was so already\.|There is a discount)/;

const fieldOf = ({ kind, target }: EffectRow): string | undefined =>
  kind === "write_note"
    ? target.startsWith("gid://shopify/Customer/")
      ? "customerUpdate"
      : "orderUpdate"
    : FIELDS[kind];

/** Fields of one order go by one `orderUpdate`, metafields among them. */
const SHARING = new Set(["write_note", "set_attributes", "remove_attributes", "update_order", "set_metafield"]);

/** Effects that one call may have carried, by target and instant: those that were sent with no other are in none. */
function callsOf(effects: readonly EffectRow[]): Map<string, EffectRow[]> {
  const sharing = effects.filter(
    ({ kind, target, sentAt }) => sentAt && SHARING.has(kind) && target.startsWith("gid://shopify/Order/"),
  );
  return new Map(
    [...Map.groupBy(sharing, ({ target, sentAt }) => `${target} ${sentAt}`)].filter(([, group]) => group.length > 1),
  );
}

/**
 * Pure. One-shot writes against the journal, target by target: more changes than effects is something done twice, fewer changes
 * than calls that are said to be applied is something lost.
 */
export function findUneven({ shop, journal, effects }: Evidence): { lost: Complaint[]; doubled: Complaint[] } {
  const changes = new Map<string, number>();
  for (const line of journal)
    if (line.shop === shop && line.outcome === "applied" && line.changed)
      for (const target of new Set(line.targetIds)) {
        const key = `${line.field} ${target}`;
        changes.set(key, (changes.get(key) ?? 0) + 1);
      }
  const most = new Map<string, number>();
  const least = new Map<string, number>();
  const more = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  const isSaid = ({ status, reason }: EffectRow) => status === "CONFIRMED" && !WITHOUT_US.test(reason ?? "");
  const calls = callsOf(effects);
  const shared = new Set([...calls.values()].flat());
  for (const effect of effects) {
    const field = fieldOf(effect);
    if (!field) continue;
    const key = `${field} ${effect.target}`;
    if (!NEVER_SENT.has(effect.status)) more(most, key);
    if (shared.has(effect)) {
      // Together or, where that was refused, each by itself.
      if (field !== "orderUpdate") more(most, `orderUpdate ${effect.target}`);
    } else if (isSaid(effect)) more(least, key);
  }
  for (const group of calls.values()) {
    const [said] = group.filter(({ kind }) => kind !== "set_metafield").filter(isSaid);
    if (said) more(least, `orderUpdate ${said.target}`);
  }
  const lost: Complaint[] = [];
  const doubled: Complaint[] = [];
  for (const [key, effectsThere] of most) {
    const [field = "", subject = ""] = key.split(" ");
    const made = changes.get(key) ?? 0;
    const said = least.get(key) ?? 0;
    if (made > effectsThere)
      doubled.push({ subject, says: `${field} changed it ${made} times for ${effectsThere} effects` });
    if (made < said)
      lost.push({ subject, says: `${said} effects are said to be applied, ${field} changed it ${made} times` });
  }
  return { lost, doubled };
}
