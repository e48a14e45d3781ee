// Pure. A customer as the Admin API shows them. Addresses stay as webhooks told them.
import { instant, lower, tags, text } from "#app/admin/api-values.ts";
import { idOf } from "#app/admin/gid.ts";
import { datedMetafieldsFromApi } from "#app/admin/metafields-from-api.ts";
import type { CustomerNode } from "#app/admin/operations/read-customers.ts";
import { staffMemberOf, timelineFromApi } from "#app/admin/timeline-from-api.ts";
import { normalAmount } from "#app/lib/money.ts";
import type { CustomerPicture } from "#app/rules/facts.ts";

export function customerFromApi(node: CustomerNode, keys: readonly string[]): Partial<CustomerPicture> {
  return {
    id: idOf(node.id),
    email: text(node.defaultEmailAddress?.emailAddress),
    phone: text(node.defaultPhoneNumber?.phoneNumber),
    first_name: text(node.firstName),
    last_name: text(node.lastName),
    note: text(node.note),
    tags: tags(node.tags),
    state: lower(node.state),
    locale: text(node.locale),
    verified_email: node.verifiedEmail,
    tax_exempt: node.taxExempt,
    created_at: instant(node.createdAt),
    updated_at: instant(node.updatedAt),
    email_marketing_state: lower(node.defaultEmailAddress?.marketingState),
    email_marketing_opt_in_level: lower(node.defaultEmailAddress?.marketingOptInLevel),
    sms_marketing_state: lower(node.defaultPhoneNumber?.marketingState),
    sms_marketing_opt_in_level: lower(node.defaultPhoneNumber?.marketingOptInLevel),
    total_spent: normalAmount(node.amountSpent.amount),
    orders_count: Number(node.numberOfOrders),
    ...(node.events ? { timeline: timelineFromApi(node.events.nodes) } : {}),
    ...(node.made ? { staff_member: staffMemberOf(node, node.made.nodes) } : {}),
    ...(node.metafields ? datedMetafieldsFromApi(node.metafields.nodes, keys) : {}),
  };
}
