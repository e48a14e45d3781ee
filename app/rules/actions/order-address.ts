// The address of an order that a rule makes: part by part, the record's own, or what a template gives.
import { z } from "zod";
import { orTemplate } from "#app/rules/actions/templated.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

const text = z.string().max(255);

/** The parts as Shopify has them. */
export const AddressSchema = z
  .strictObject({
    first_name: text,
    last_name: text,
    company: text,
    address1: text,
    address2: text,
    city: text,
    zip: text,
    province_code: text,
    country_code: text,
    phone: text,
  })
  .partial();

const PARTS = Object.keys(AddressSchema.shape);

/** As it is in an effect: what is empty is left out. */
export type WrittenAddress = Record<string, string>;

/** Whose address, the parts of one, or a template that gives one (`{{ order.billing_address }}`, `{{ event.body.ship_to }}`). */
export const addressSetting = <const W extends string>(words: readonly [W, ...W[]]) =>
  orTemplate(z.union([z.enum(words), AddressSchema.extend({ name: text.optional() })]));

/** A template's address is JSON by now: of its fields those that an address has count. */
export const filledAddress = <const W extends string>(words: readonly [W, ...W[]]) =>
  z.preprocess((said) => {
    if (typeof said !== "string") return said;
    const word = said.trim();
    if (word === "") return undefined;
    try {
      const given: unknown = JSON.parse(word);
      return isPlain(given) ? partsOf(given) : given;
    } catch {
      return word;
    }
  }, z.union([z.enum(words), AddressSchema.extend({ name: text.optional() })]).optional()) as unknown as z.ZodType<
    W | SaidAddress | undefined
  >;

export type SaidAddress = Partial<Record<keyof typeof AddressSchema.shape | "name", string | undefined>>;

const partsOf = (given: Plain): Plain =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([name, value]) => (PARTS.includes(name) || name === "name") && value !== null && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );

/**
 * Empty parts are left out, and a whole `name` becomes first and last name.
 * @param given of a setting, or of a record; null: there is none
 */
export function writtenAddress(given: Plain | null | undefined): WrittenAddress | null {
  if (!given) return null;
  const { name, ...parts } = partsOf(given) as Record<string, string>;
  const words = (name ?? "").trim().split(/\s+/).filter(Boolean);
  const named = parts.first_name?.trim() || parts.last_name?.trim() || !words.length;
  const whole = named ? parts : { ...parts, first_name: words.slice(0, -1).join(" "), last_name: words.at(-1) ?? "" };
  const said = Object.entries(whole)
    .map(([part, value]) => [part, String(value).trim()] as const)
    .filter(([, value]) => value !== "");
  return said.length ? Object.fromEntries(said) : null;
}
