// Pure. What an effect does, as the timeline says it.
import type { EffectBody } from "#app/rules/effect.ts";

/** "Add tag “address-mismatch”". Other kinds are named as they are stored. */
export function effectInWords(kind: string, payload: unknown): string {
  const body = { ...(payload as object), kind } as EffectBody;
  switch (body.kind) {
    case "add_tags":
      return `Add ${tags(body.tags)}`;
    case "remove_tags":
      return `Remove ${tags(body.tags)}`;
    case "hold_fulfillment":
      return "Hold fulfilment";
    case "release_hold":
      return "Release hold";
    case "send_email":
      return `Send an e-mail${body.to?.length ? ` to ${body.to.join(", ")}` : ""}`;
    default:
      return plain(kind);
  }
}

/** "move_fulfillment_order" → "Move fulfillment order". */
function plain(kind: string): string {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function tags(names: string[] | undefined): string {
  const quoted = (names ?? []).map((name) => `“${name}”`).join(", ");
  return `${names?.length === 1 ? "tag" : "tags"} ${quoted}`;
}
