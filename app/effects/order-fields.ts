// Pure. What one `orderUpdate` can write of an order: note, additional details, contact, address, metafields.
import type { UpdateOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import type { OrderFieldPart } from "#app/admin/operations/read-order-fields.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import { attributesWith, noteWith } from "#app/rules/project-effect.ts";
import { valueNamed } from "#app/rules/value-named.ts";

const KINDS = ["write_note", "set_attributes", "remove_attributes", "update_order", "set_metafield"] as const;
export type OrderFieldKind = (typeof KINDS)[number];
export type OrderFieldBody = BodyOf<OrderFieldKind>;

interface Metafield {
  namespace: string;
  key: string;
  type: string;
  value: string;
}
type Address = Record<string, string | null | undefined>;

/** As a look shows them: of what was not asked for nothing is there. */
export interface OrderFields {
  note?: string | null;
  email?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  customAttributes?: readonly { key: string; value?: string | null }[];
  shippingAddress?: object | null;
}

export type OrderChange = Omit<UpdateOrderMutationVariables, "id">;

export const isOrderField = (body: EffectBody): body is OrderFieldBody =>
  (KINDS as readonly string[]).includes(body.kind);

/** What a look has to ask for, so that `hasField` and `changeOf` can say what they say of these. */
export function partsToSee(bodies: readonly OrderFieldBody[]): ReadonlySet<OrderFieldPart> {
  return new Set(
    bodies.flatMap((body): OrderFieldPart[] => {
      if (body.kind === "set_attributes" || body.kind === "remove_attributes") return ["attributes"];
      return body.kind === "update_order" && body.shipping_address ? ["address"] : [];
    }),
  );
}

/** Whether the order shows it already. A text that is appended may be there for another reason: it never is. */
export function hasField(seen: OrderFields, body: OrderFieldBody): boolean {
  switch (body.kind) {
    case "write_note":
      return body.mode === "replace" && (seen.note ?? "") === body.note;
    case "set_attributes":
      return Object.entries(body.attributes).every(([name, value]) => valueNamed(attributesOf(seen), name) === value);
    case "remove_attributes":
      return !attributesOf(seen).some(({ name }) => body.names.includes(name));
    case "update_order":
      return hasContact(seen, body);
    // Not looked for: writing it once more changes nothing, and costs nothing beside the others.
    case "set_metafield":
      return false;
    default:
      return assertNever(body);
  }
}

/** What is to be sent, so that the others stay as they were seen. */
export function changeOf(seen: OrderFields, body: OrderFieldBody): OrderChange {
  switch (body.kind) {
    case "write_note":
      return { note: noteWith(seen.note ?? null, body) };
    case "set_attributes":
      return { customAttributes: inApi(attributesWith(attributesOf(seen), body.attributes)) };
    case "remove_attributes":
      return { customAttributes: inApi(attributesOf(seen).filter(({ name }) => !body.names.includes(name))) };
    case "update_order": {
      const { email, phone, po_number, shipping_address } = body;
      return {
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
        ...(po_number === undefined ? {} : { poNumber: po_number }),
        // Shopify takes an address whole: the parts that are not named stay as they are.
        ...(shipping_address ? { shippingAddress: { ...addressOf(seen), ...inApiNames(shipping_address) } } : {}),
      };
    }
    case "set_metafield": {
      const { namespace, key, type, value } = body;
      return { metafields: [{ namespace, key, type, value }] };
    }
    default:
      return assertNever(body);
  }
}

/** Several changes as one: each sees what those before it leave. */
export function changeOfAll(seen: OrderFields, bodies: readonly OrderFieldBody[]): OrderChange {
  let [fields, whole]: [OrderFields, OrderChange] = [seen, {}];
  for (const body of bodies) {
    const { metafields = [], ...change } = changeOf(fields, body);
    const all = [...((whole.metafields as Metafield[] | undefined) ?? []), ...(metafields as Metafield[])];
    whole = { ...whole, ...change, ...(all.length ? { metafields: all } : {}) };
    const { countryCode, ...address } = (change.shippingAddress ?? {}) as Address;
    fields = {
      ...fields,
      ...(change as Partial<OrderFields>),
      ...(change.shippingAddress ? { shippingAddress: { ...address, countryCodeV2: countryCode } } : {}),
    };
  }
  return whole;
}

function attributesOf({ customAttributes }: OrderFields) {
  // They are written whole: without having seen the others they would be lost.
  if (!customAttributes) throw new Error("additional details are written that were not read");
  return customAttributes.map(({ key, value }) => ({ name: key, value: value ?? "" }));
}
const inApi = (attributes: readonly { name: string | null; value: string | null }[]) =>
  attributes.map(({ name, value }) => ({ key: name ?? "", value: value ?? "" }));

function hasContact(seen: OrderFields, { email, phone, po_number, shipping_address }: BodyOf<"update_order">): boolean {
  const same = (wanted: string | undefined, is: string | null | undefined) =>
    wanted === undefined || wanted === (is ?? "");
  const hasAddress = (wanted: Record<string, string | null>) => {
    const address = addressOf(seen);
    return Object.entries(inApiNames(wanted)).every(([name, value]) => (value ?? "") === (address[name] ?? ""));
  };
  return (
    same(email, seen.email) &&
    same(phone, seen.phone) &&
    same(po_number, seen.poNumber) &&
    (!shipping_address || hasAddress(shipping_address))
  );
}

function addressOf({ shippingAddress }: OrderFields): Address {
  if (shippingAddress === undefined) throw new Error("a part of an address is written that was not read");
  const { countryCodeV2, ...parts } = (shippingAddress ?? {}) as Address;
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

/** Of two values of a metafield: Shopify keeps JSON and numbers in a form of its own. */
export function isSameValue(a: string, b: string): boolean {
  return a === b || JSON.stringify(parsed(a)) === JSON.stringify(parsed(b));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
