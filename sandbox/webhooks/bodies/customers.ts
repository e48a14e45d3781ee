// Pure over the world. Bodies that are about a customer.
import { addressesBody, customerBody } from "#sandbox/webhooks/bodies/address.ts";
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";

const whole = ({ customerId }: { customerId: string | null }, { world, shop, at }: Telling) => {
  const customer = customerId === null ? null : world.customer(shop.domain, customerId);
  return customer && { ...customerBody(customer, shop.currency, at), addresses: addressesBody(customer) };
};

const tagged = ({ customerId, data, at }: { customerId: string | null; data: { tags: string[] }; at: string }) =>
  customerId && { customerId: gid("Customer", customerId), tags: data.tags, occurredAt: at };

const moved = (
  { customerId, data }: { customerId: string | null; data: { segmentId: string } },
  { shop }: Pick<Telling, "shop">,
) =>
  customerId && {
    shop_id: gid("Shop", shop.id),
    customer_id: gid("Customer", customerId),
    segment_id: gid("Segment", data.segmentId),
  };

const segment = ({ subjectId }: { subjectId: string | null }, { world, shop }: Telling) => {
  const found = subjectId === null ? undefined : world.state.segments[subjectId];
  if (found?.shop !== shop.domain) return null;
  const { id, name, query, createdAt, updatedAt } = found;
  return { id: Number(id), name, query, creationDate: millis(createdAt), lastEditDate: millis(updatedAt) };
};
const millis = (at: string): string => new Date(at).toISOString();

export const customerBodies: Bodies = {
  "customers/create": whole,
  "customers/update": whole,
  "customers/enable": whole,
  "customers/disable": whole,
  "customers/delete": ({ customerId }) =>
    customerId && { id: Number(customerId), tax_exemptions: [], admin_graphql_api_id: gid("Customer", customerId) },
  "customers/merge": ({ customerId, data }) =>
    customerId && {
      admin_graphql_api_customer_kept_id: gid("Customer", customerId),
      admin_graphql_api_customer_deleted_id: gid("Customer", data.deletedId),
      admin_graphql_api_job_id: data.jobId && gid("Job", data.jobId),
      status: data.status,
      errors: data.errors.map(({ customerIds, field, message }) => ({
        customer_ids: customerIds.map(Number),
        field,
        message,
      })),
    },
  "customers/purchasing_summary": ({ customerId, at }, { world, shop }) => {
    if (customerId === null || !world.customer(shop.domain, customerId)) return null;
    const { numberOfOrders, amountSpent, lastOrder } = customerFigures(world, customerId);
    return {
      customerId: gid("Customer", customerId),
      numberOfOrders,
      amountSpent: { amount: webhookMoney(amountSpent, shop.currency), currencyCode: shop.currency },
      lastOrderId: lastOrder && gid("Order", lastOrder.id),
      occurredAt: at,
    };
  },
  "customer.joined_segment": moved,
  "customer.left_segment": moved,
  "segments/create": segment,
  "segments/update": segment,
  "segments/delete": ({ subjectId }) => subjectId && { id: Number(subjectId) },
  "customer.tags_added": tagged,
  "customer.tags_removed": tagged,
};
