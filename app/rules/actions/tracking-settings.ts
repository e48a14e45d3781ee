import { z } from "zod";

const list = z.union([z.array(z.string().max(255)).max(50), z.string().max(5_000)]);

export const TrackingSchema = z.strictObject({
  company: z.string().max(255).default(""),
  number: list.default(""),
  url: list.default(""),
  notify_customer: z.boolean().default(true),
});
