import type { z } from "zod";
import type { ActionContext, Made } from "#app/rules/action.ts";
import { ChannelSchema } from "#app/rules/actions/product-names.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { EffectBody } from "#app/rules/effect.ts";

export const OnChannelSchema = ChannelSchema.extend({ collection: filledText(255).optional() });

/** What is done to the collection that the rule or the loop is about, or that the settings name. */
export function collectionOf(
  { collection, channel }: z.infer<typeof OnChannelSchema>,
  { target, kind, lookUp }: ActionContext,
  body: (collection: string, channel: string) => EffectBody,
): Made {
  const found = kind === "collection" ? target : collection?.trim() ? lookUp("collection", collection) : null;
  if (!found)
    return { nothing: collection?.trim() ? `There is no collection “${collection}”.` : "No collection came out." };
  return { bodies: [body(String(found.id), channel)] };
}
