// Additional details of an order. Shopify takes the whole list: the others are read just before.
import type { AdminClient } from "#app/admin/client.server.ts";
import { type ReadOrderState, readOrderState } from "#app/admin/operations/read-order-state.ts";
import { updateOrder } from "#app/admin/operations/update-order.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf } from "#app/effects/verdict.ts";
import { attributesWith } from "#app/rules/project-effect.ts";
import { valueNamed } from "#app/rules/value-named.ts";

const attributesOf = ({ customAttributes }: ReadOrderState) =>
  customAttributes.map(({ key, value }) => ({ name: key, value: value ?? "" }));

function write(
  admin: AdminClient,
  target: string,
  attributes: readonly { name: string | null; value: string | null }[],
) {
  const customAttributes = attributes.map(({ name, value }) => ({ key: name ?? "", value: value ?? "" }));
  return updateOrder(admin, { id: target, customAttributes });
}

export const setAttributes = shopifyWrite<"set_attributes", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: (order, { body }) =>
    soIf(Object.entries(body.attributes).every(([name, value]) => valueNamed(attributesOf(order), name) === value)),
  write: (admin, { target, body }, order) => write(admin, target, attributesWith(attributesOf(order), body.attributes)),
});

export const removeAttributes = shopifyWrite<"remove_attributes", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: (order, { body }) => soIf(!attributesOf(order).some(({ name }) => body.names.includes(name))),
  write: (admin, { target, body }, order) =>
    write(
      admin,
      target,
      attributesOf(order).filter(({ name }) => !body.names.includes(name)),
    ),
});
