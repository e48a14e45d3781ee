// Makes an API key. It is shown once: afterwards nobody can read it any more.
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { apiKeyText, digestOfSecret } from "#app/store/api-key-text.ts";
import { insertApiKey } from "#app/store/api-keys.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";

const FormSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Enter a name, for example of the program that will use it.")
    .max(60, "Enter at most 60 characters."),
});

export type CreateApiKeyResult = { outcome: "done"; key: string } | { outcome: "invalid"; message: string };

export async function createApiKey(shop: string, actor: string, form: unknown): Promise<CreateApiKeyResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", message: parsed.error.issues[0]?.message ?? "" };
  const { name } = parsed.data;
  const secret = randomBytes(32).toString("base64url");
  await inShop(shop, async (client) => {
    await insertApiKey(client, shop, { name, digest: digestOfSecret(secret), createdBy: actor });
    await writeAudit(client, shop, { actor, action: "api-key.created", subject: `key:${name}` });
  });
  return { outcome: "done", key: apiKeyText(shop, secret) };
}
