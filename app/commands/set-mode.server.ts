// Watch-only, or live: whether what is decided from now on is written to the store. Neither replays the past.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { getShop, setMode as saveMode } from "#app/store/shops.server.ts";

const FormSchema = z.object({ mode: z.enum(["WATCHING", "LIVE"]) });

export type SetModeResult =
  | { outcome: "done"; mode: "WATCHING" | "LIVE" }
  | { outcome: "unchanged"; mode: "WATCHING" | "LIVE" }
  | { outcome: "not_found" }
  | { outcome: "invalid" };

export async function setMode(shop: string, actor: string, form: unknown): Promise<SetModeResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { mode } = parsed.data;
  return inShop(shop, async (client) => {
    const before = await getShop(client, shop);
    if (!before || before.uninstalledAt) return { outcome: "not_found" };
    if (before.mode === mode) return { outcome: "unchanged", mode };
    await saveMode(client, shop, mode);
    await writeAudit(client, shop, { actor, action: mode === "LIVE" ? "mode.live" : "mode.watching" });
    return { outcome: "done", mode };
  });
}
