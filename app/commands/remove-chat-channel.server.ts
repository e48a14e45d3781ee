// Takes a chat channel away: rules that write to it are refused from now on, in words.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { removeChatChannel as remove } from "#app/store/outlets.server.ts";

const FormSchema = z.object({ name: z.string().min(1).max(80) });

export type RemoveChatChannelResult = { outcome: "done" } | { outcome: "not_found" } | { outcome: "invalid" };

export async function removeChatChannel(shop: string, actor: string, form: unknown): Promise<RemoveChatChannelResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { name } = parsed.data;
  return inShop(shop, async (client) => {
    if (!(await remove(client, shop, name))) return { outcome: "not_found" };
    await writeAudit(client, shop, { actor, action: "channel.removed", subject: `channel:${name}` });
    return { outcome: "done" };
  });
}
