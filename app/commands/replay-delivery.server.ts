// "Read again": a delivery that could not be read is read once more, as it would be if it came now. After an upgrade that may be
// another thing; where it is the same, it stays where it was.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { readDeliveryOf } from "#app/ingest/topics.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { reopenUnreadable } from "#app/store/unreadable.server.ts";

const FormSchema = z.object({ deliveryId: z.coerce.number().int().positive() });

export type ReplayDeliveryResult =
  | { outcome: "done" }
  /** It cannot be read now either. */
  | { outcome: "unreadable" }
  /** It is none of this shop's that could not be read, or its bytes are gone. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };

export async function replayDelivery(shop: string, actor: string, form: unknown): Promise<ReplayDeliveryResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { deliveryId } = parsed.data;
  const result = await inShop(shop, async (client): Promise<ReplayDeliveryResult> => {
    const reopened = await reopenUnreadable(client, shop, deliveryId, (topic, body) => {
      const json = parseJson(body);
      return "unreadable" in json ? null : readDeliveryOf(topic, json.value, shop);
    });
    if (reopened === "none") return { outcome: "conflict" };
    await writeAudit(client, shop, { actor, action: "delivery.replayed", subject: `delivery:${deliveryId}` });
    return { outcome: reopened === "reopened" ? "done" : "unreadable" };
  });
  if (result.outcome === "done") nudge(shop);
  return result;
}
