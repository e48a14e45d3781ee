import type { z } from "zod";
import type { ActionContext, Made } from "#app/rules/action.ts";
import { namedCollection } from "#app/rules/actions/named-collection.ts";
import { ChannelSchema } from "#app/rules/actions/product-names.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { EffectBody } from "#app/rules/effect.ts";

export const OnChannelSchema = ChannelSchema.extend({ collection: filledText(255).optional() });

/** What is done to the collection that the rule or the loop is about, or that the settings name. */
export function collectionOf(
  { collection, channel }: z.infer<typeof OnChannelSchema>,
  context: ActionContext,
  body: (collection: string, channel: string) => EffectBody,
): Made {
  const { found, nothing } = namedCollection(collection, context);
  return found ? { bodies: [body(String(found.id), channel)] } : { nothing };
}
