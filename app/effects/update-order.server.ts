// Contact, purchase order number and shipping address of an order, and its additional details. Shopify takes lists and addresses
// whole: the others are read just before.
import { type ReadOrderFields, readOrderFields } from "#app/admin/operations/read-order-fields.ts";
import { updateOrder as write } from "#app/admin/operations/update-order.ts";
import { changeOf, hasField, partsToSee } from "#app/effects/order-fields.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf } from "#app/effects/verdict.ts";

const orderUpdate = <K extends "update_order" | "set_attributes" | "remove_attributes">() =>
  shopifyWrite<K, ReadOrderFields>({
    look: (admin, { target, body }) => readOrderFields(admin, { id: target, parts: partsToSee([body]) }),
    judge: (order, { body }) => soIf(hasField(order, body)),
    write: (admin, { target, body }, order) => write(admin, { id: target, ...changeOf(order, body) }),
  });

export const updateOrder = orderUpdate<"update_order">();
export const setAttributes = orderUpdate<"set_attributes">();
export const removeAttributes = orderUpdate<"remove_attributes">();
