// A rule asks a person and waits: yes, and its steps go on; no, and it does what it says for that.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { answerStage as answer } from "#app/store/stages.server.ts";
import { wakeStages } from "#app/store/wake-stages.server.ts";

const FormSchema = z.object({
  stageId: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  answer: z.enum(["approved", "declined"]),
});

export type AnswerStageResult =
  | { outcome: "done" }
  /** Somebody answered already, it expired, or the rule waits for it no more. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };

export async function answerStage(shop: string, actor: string, form: unknown): Promise<AnswerStageResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { stageId, answer: outcome } = parsed.data;
  return inShop(shop, async (client) => {
    const answered = await answer(client, shop, stageId, { outcome, by: actor });
    if (!answered) return { outcome: "conflict" };
    await wakeStages(client, shop, [{ stageId: String(stageId), lane: answered.lane }]);
    await writeAudit(client, shop, { actor, action: `stage.${outcome}`, subject: answered.target });
    return { outcome: "done" };
  });
}
