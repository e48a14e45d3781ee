import { z } from "zod";
import { filledText } from "#app/rules/actions/templated.ts";

export const ChannelSchema = z.strictObject({
  channel: filledText(255).default("Online Store"),
});

export const names = (value: unknown): string[] =>
  ((value as string[] | undefined) ?? []).map((name) => name.trim().toLowerCase());

export const CollectionSchema = z.strictObject({
  /** Title, handle or id. */
  collection: filledText(255),
});
