import type { DisputeRecord, DisputeStatus } from "#sandbox/world/records/dispute.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const FINAL: ReadonlySet<DisputeStatus> = new Set(["WON", "LOST", "ACCEPTED", "PREVENTED"]);

/**
 * The bank, or the merchant's answer, moves a dispute on: an inquiry becomes a chargeback, evidence is looked at, somebody
 * wins. Emits disputes/update.
 */
export function changeDispute(
  world: World,
  shop: string,
  id: string,
  change: { status?: DisputeStatus; type?: DisputeRecord["type"] },
): DisputeRecord {
  const dispute = world.state.disputes[id];
  if (dispute?.shop !== shop) throw new Refused("Dispute does not exist", { field: ["id"] });
  if (dispute.finalizedOn) throw new Refused("Dispute is over", { field: ["id"] });
  const { status, type } = change;
  if (type === "INQUIRY" && dispute.type === "CHARGEBACK")
    throw new Refused("A chargeback does not become an inquiry", { field: ["type"] });
  if (type) dispute.type = type;
  if (status) {
    dispute.status = status;
    if (status === "UNDER_REVIEW") dispute.evidenceSentOn = world.now();
    if (FINAL.has(status)) dispute.finalizedOn = world.now();
  }
  const customerId = world.order(shop, dispute.orderId)?.customerId ?? null;
  world.action(shop, { by: "shopify" })("disputes/update", { subjectId: id, orderId: dispute.orderId, customerId });
  return dispute;
}
