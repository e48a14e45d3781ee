// Pure. What a record looks like once an effect is confirmed: as far as rules that come later look at it, and as far as the
// echo of our own write must not look like news.
import type { EffectBody } from "#app/rules/effect.ts";
import { withoutTags, withTags } from "#app/rules/project-tags.ts";

type Picture = Record<string, unknown>;
type Attribute = { name: string | null; value: string | null };

/** The record with the effect in it; the same object where it shows nothing of it. */
export function projectEffect<T extends Picture>(record: T, body: EffectBody): T {
  switch (body.kind) {
    case "add_tags":
      return withTags(record as never, body.tags);
    case "remove_tags":
      return withoutTags(record as never, body.tags);
    case "write_note":
      return { ...record, note: noteWith(record.note as string | null, body) };
    case "set_attributes":
      return {
        ...record,
        note_attributes: attributesWith((record.note_attributes as Attribute[] | undefined) ?? [], body.attributes),
      };
    case "set_metafield":
      return {
        ...record,
        metafields: { ...(record.metafields as Picture | undefined), [`${body.namespace}.${body.key}`]: body.value },
      };
    case "delete_metafield":
      return {
        ...record,
        metafields: { ...(record.metafields as Picture | undefined), [`${body.namespace}.${body.key}`]: null },
      };
    case "remove_attributes":
      return {
        ...record,
        note_attributes: ((record.note_attributes as Attribute[] | undefined) ?? []).filter(
          ({ name }) => !body.names.includes(name ?? ""),
        ),
      };
    case "update_order": {
      const { kind: _kind, shipping_address, ...texts } = body;
      return {
        ...record,
        ...texts,
        ...(shipping_address
          ? { shipping_address: { ...(record.shipping_address as Picture | null), ...shipping_address } }
          : {}),
      };
    }
    case "update_customer": {
      const { kind: _kind, email_marketing, sms_marketing, language, ...fields } = body;
      return {
        ...record,
        ...fields,
        ...(email_marketing ? { email_marketing_state: email_marketing } : {}),
        ...(sms_marketing ? { sms_marketing_state: sms_marketing } : {}),
        ...(language ? { locale: language } : {}),
      };
    }
    case "approve_return":
      return { ...record, status: "open" };
    case "decline_return":
      return { ...record, status: "declined" };
    case "close_return":
      return { ...record, status: "closed" };
    case "cancel_return":
      return { ...record, status: "cancelled" };
    case "set_product_status":
      return { ...record, status: body.status };
    case "update_product":
      return { ...record, ...body.changes };
    default:
      return record;
  }
}

/** The note that a write leaves behind: the old text, the separator and the new one; only the new one where there was none. */
export function noteWith(
  old: string | null,
  { mode, note, separator }: { mode: "replace" | "append"; note: string; separator: string },
): string {
  return mode === "replace" || !old?.trim() ? note : `${old}${separator}${note}`;
}

/** Given attributes replace those of the same name and come after the others. */
export function attributesWith(old: readonly Attribute[], given: Record<string, string>): Attribute[] {
  const names = new Set(Object.keys(given).map((name) => name.trim().toLowerCase()));
  const kept = old.filter(({ name }) => !names.has((name ?? "").trim().toLowerCase()));
  return [...kept, ...Object.entries(given).map(([name, value]) => ({ name, value }))];
}
