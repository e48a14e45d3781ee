// A person settles what the app could not, on an order's page. Nothing else moves by hand.
import { z } from "zod";
import { settleEffect } from "#app/commands/settle-effect.server.ts";
import { inShop } from "#app/db.server.ts";

const FormSchema = z.object({
  effectId: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  resolution: z.enum(["send_again", "mark_done", "set_aside", "allow", "decline"]),
});

export type ResolveEffectResult =
  | { outcome: "done"; resolution: z.infer<typeof FormSchema>["resolution"] }
  | { outcome: "not_found" }
  /** It is settled by now, or this is not a way to settle it. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };

export async function resolveEffect(shop: string, actor: string, form: unknown): Promise<ResolveEffectResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const outcome = await inShop(shop, (client) => settleEffect(client, shop, actor, parsed.data));
  return outcome === "done" ? { outcome, resolution: parsed.data.resolution } : { outcome };
}
