import { z } from "zod";
import { filledText, textList } from "#app/rules/actions/templated.ts";

export const ChannelsSchema = z.strictObject({
  /** One channel or several, by name. */
  channel: textList(filledText(255), 50).default("Online Store"),
});

export const names = (value: unknown): string[] =>
  ((value as string[] | undefined) ?? []).map((name) => name.trim().toLowerCase());

export const CollectionSchema = z.strictObject({
  /** Title, handle or id. */
  collection: filledText(255),
});
