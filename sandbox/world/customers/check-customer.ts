// Pure over the world. What Shopify refuses about a customer. Wording not verified by a recording.
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

const NAME_CHARACTERS = 255;
/** `CustomerMergePreviewBlockingFields.note`: "the 5000 character limit". */
export const NOTE_CHARACTERS = 5_000;
/** `CustomerMergePreviewBlockingFields.tags`: "the 250 limit". */
export const TAGS = 250;

const EMAIL = /^[^@\s,]+@[^@\s,]+\.[^@\s,]+$/;

/** A telephone number in E.164, as Shopify keeps it; null for what is none. */
export function e164(phone: string): string | null {
  const digits = phone.replace(/[\s().-]/g, "");
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

type Checked = Pick<CustomerRecord, "firstName" | "lastName" | "email" | "phone" | "note" | "tags">;

/**
 * @throws Refused with everything that is wrong.
 * @param where id: of the customer that is changed, absent for a new one; path: of the input, before its fields' names.
 */
export function checkCustomer(
  world: World,
  shop: string,
  customer: Checked,
  { id, path = [] }: { id?: string; path?: string[] } = {},
): void {
  const refusals: Refusal[] = [];
  const refuse = (field: string | null, message: string, code: string) =>
    refusals.push({ field: field === null ? (path.length > 0 ? path : null) : [...path, field], message, code });
  const taken = (by: { email: string } | { phone: string }) => {
    const other = customerIndex(world).find(shop, by);
    return other !== null && other.id !== id;
  };
  const { firstName, lastName, email, phone, note, tags } = customer;
  if (!firstName && !lastName && !email && !phone)
    refuse(null, "A name, phone number, or email address must be present", "INVALID");
  for (const [field, label, text] of [
    ["firstName", "First name", firstName],
    ["lastName", "Last name", lastName],
  ] as const)
    if ((text?.length ?? 0) > NAME_CHARACTERS)
      refuse(field, `${label} is too long (maximum is ${NAME_CHARACTERS} characters)`, "TOO_LONG");
  if (email && !EMAIL.test(email)) refuse("email", "Email is invalid", "INVALID");
  else if (email && taken({ email })) refuse("email", "Email has already been taken", "TAKEN");
  if (phone && e164(phone) === null) refuse("phone", "Phone is invalid", "INVALID");
  else if (phone && taken({ phone })) refuse("phone", "Phone has already been taken", "TAKEN");
  if ((note?.length ?? 0) > NOTE_CHARACTERS)
    refuse("note", `Note is too long (maximum is ${NOTE_CHARACTERS} characters)`, "TOO_LONG");
  if (tags.length > TAGS) refuse("tags", `Tags exceed the maximum of ${TAGS}`, "INVALID");
  if (tags.some((tag) => tag.length > NAME_CHARACTERS))
    refuse("tags", `Tags is too long (maximum is ${NAME_CHARACTERS} characters)`, "TOO_LONG");
  if (refusals.length > 0) throw Refused.all(refusals);
}
