// Pure. Who did something, as the pages say it. Shopify tells us the number of a member of staff, not the name.
import { texts } from "#app/components/texts.ts";

export function actorInWords(actor: string): string {
  if (actor.startsWith("key:")) return `API key “${actor.slice(4)}”`;
  return texts.actors[actor.startsWith("staff:") ? "staff" : actor] ?? actor;
}
