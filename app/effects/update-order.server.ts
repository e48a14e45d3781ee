// Contact, purchase order number and shipping address of an order.
import { type ReadOrderState, readOrderState } from "#app/admin/operations/read-order-state.ts";
import { updateOrder as write } from "#app/admin/operations/update-order.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf } from "#app/effects/verdict.ts";

export const updateOrder = shopifyWrite<"update_order", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: (order, { body }) => soIf(isSo(order, body)),
  write: (admin, { target, body }, order) => {
    const { email, phone, po_number, shipping_address } = body;
    return write(admin, {
      id: target,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(po_number === undefined ? {} : { poNumber: po_number }),
      // Shopify takes an address whole: the parts that are not named stay as they are.
      ...(shipping_address ? { shippingAddress: { ...addressOf(order), ...inApiNames(shipping_address) } } : {}),
    });
  },
});

function isSo(order: ReadOrderState, { email, phone, po_number, shipping_address }: BodyOf<"update_order">): boolean {
  const same = (wanted: string | undefined, is: string | null | undefined) =>
    wanted === undefined || wanted === (is ?? "");
  const address: Record<string, string | null> = addressOf(order);
  return (
    same(email, order.email) &&
    same(phone, order.phone) &&
    same(po_number, order.poNumber) &&
    Object.entries(inApiNames(shipping_address ?? {})).every(([name, value]) => (value ?? "") === (address[name] ?? ""))
  );
}

function addressOf({ shippingAddress }: ReadOrderState) {
  const { countryCodeV2, ...parts } = shippingAddress ?? {};
  return { ...parts, countryCode: countryCodeV2 ?? null };
}

const API_NAMES: Record<string, string> = {
  first_name: "firstName",
  last_name: "lastName",
  province_code: "provinceCode",
  country_code: "countryCode",
};

function inApiNames(parts: Record<string, string | null>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [API_NAMES[name] ?? name, value]));
}
