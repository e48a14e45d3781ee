import type { z } from "zod";
import type { ActionContext, Made } from "#app/rules/action.ts";
import { namedCollection } from "#app/rules/actions/named-collection.ts";
import { ChannelsSchema } from "#app/rules/actions/product-names.ts";
import { filledText, listOf } from "#app/rules/actions/templated.ts";
import type { EffectBody } from "#app/rules/effect.ts";

export const OnChannelSchema = ChannelsSchema.extend({ collection: filledText(255).optional() });

/** What is done to the collection that the rule or the loop is about, or that the settings name. */
export function collectionOf(
  { collection, channel }: z.infer<typeof OnChannelSchema>,
  context: ActionContext,
  body: (collection: string, channel: string) => EffectBody,
): Made {
  const { found, nothing } = namedCollection(collection, context);
  return found ? { bodies: listOf(channel).map((name) => body(String(found.id), name)) } : { nothing };
}
