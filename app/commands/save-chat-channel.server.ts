// Sets up a chat channel that rules write to by its name. Its address is a secret: whoever knows it can write there.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { saveChatChannel as save } from "#app/store/outlets.server.ts";
import { getShop } from "#app/store/shops.server.ts";

/** Where each service's incoming webhooks are. */
const HOSTS = {
  slack: /^hooks\.slack\.com$/,
  teams: /(^|\.)(webhook\.office\.com|logic\.azure\.com|powerplatform\.com)$/,
  discord: /^(discord|discordapp)\.com$/,
} as const;

const FormSchema = z
  .object({
    name: z.string().trim().min(1).max(80),
    service: z.enum(["slack", "teams", "discord"]),
    url: z.string().trim().max(2_000),
  })
  .refine(({ service, url }) => isOf(service, url), { path: ["url"] });

function isOf(service: keyof typeof HOSTS, text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  if (protocol !== "https:" || username) return false;
  return HOSTS[service].test(hostname) || (env.SANDBOX_URL !== undefined && hostname.endsWith(".sandbox"));
}

export type SaveChatChannelResult =
  | { outcome: "done" }
  | { outcome: "not_found" }
  | { outcome: "invalid"; fields: string[] };

export async function saveChatChannel(shop: string, actor: string, form: unknown): Promise<SaveChatChannelResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", fields: parsed.error.issues.map(({ path }) => String(path[0])) };
  return inShop(shop, async (client) => {
    const record = await getShop(client, shop);
    if (!record || record.uninstalledAt) return { outcome: "not_found" };
    await save(client, shop, record.installation, parsed.data);
    await writeAudit(client, shop, { actor, action: "channel.saved", subject: `channel:${parsed.data.name}` });
    return { outcome: "done" };
  });
}
