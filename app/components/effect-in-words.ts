// Pure. What an effect does, as the timeline says it.
import type { EffectBody } from "#app/rules/effect.ts";

/** "Add tag “address-mismatch”". A kind that this version does not know is named as it is stored. */
export function effectInWords(kind: string, payload: unknown): string {
  const body = { ...(payload as object), kind } as EffectBody;
  switch (body.kind) {
    case "add-tags":
      return `Add ${tags(body.tags)}`;
    case "remove-tags":
      return `Remove ${tags(body.tags)}`;
    case "hold-fulfillment":
      return "Hold fulfilment";
    case "release-hold":
      return "Release hold";
    case "send-email":
      return `E-mail the team${body.to ? ` at ${body.to}` : ""}`;
    default:
      return kind;
  }
}

function tags(names: string[] | undefined): string {
  const quoted = (names ?? []).map((name) => `“${name}”`).join(", ");
  return `${names?.length === 1 ? "tag" : "tags"} ${quoted}`;
}
