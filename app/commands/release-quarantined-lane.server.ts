// "Try again": a lane that was put aside after three crashes is dispatched once more.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { releaseQuarantinedLane as releaseLane } from "#app/store/lanes.server.ts";

const FormSchema = z.object({ kind: z.string().min(1).max(40), key: z.string().min(1).max(100) });

export type ReleaseQuarantinedLaneResult =
  | { outcome: "done" }
  /** This shop has no such lane, or it is no longer put aside. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };

export async function releaseQuarantinedLane(
  shop: string,
  actor: string,
  form: unknown,
): Promise<ReleaseQuarantinedLaneResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { kind, key } = parsed.data;
  return inShop(shop, async (client) => {
    const released = await releaseLane(client, shop, { kind, key });
    if (released.outcome === "not_quarantined") return { outcome: "conflict" };
    const subject = kind === "order" ? `gid://shopify/Order/${key}` : `lane:${kind}/${key}`;
    await writeAudit(client, shop, { actor, action: "lane.released", subject });
    return { outcome: "done" };
  });
}
