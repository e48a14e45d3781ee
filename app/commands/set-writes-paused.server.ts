// "Pause all writes", and resume: what was decided meanwhile is written then.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { getShop, setWritesPaused as savePaused } from "#app/store/shops.server.ts";

const FormSchema = z.object({ paused: z.enum(["true", "false"]).transform((value) => value === "true") });

export type SetWritesPausedResult =
  | { outcome: "done"; paused: boolean }
  | { outcome: "unchanged"; paused: boolean }
  | { outcome: "not_found" }
  | { outcome: "invalid" };

export async function setWritesPaused(shop: string, actor: string, form: unknown): Promise<SetWritesPausedResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { paused } = parsed.data;
  return inShop(shop, async (client) => {
    const before = await getShop(client, shop);
    if (!before || before.uninstalledAt) return { outcome: "not_found" };
    if ((before.writesPausedAt !== null) === paused) return { outcome: "unchanged", paused };
    await savePaused(client, shop, paused);
    await writeAudit(client, shop, { actor, action: paused ? "writes.paused" : "writes.resumed" });
    return { outcome: "done", paused };
  });
}
