// The files of a mail that stand at an address: fetched before the mail is sent, through the guard of all calls outside.
import type { EffectResult } from "#app/effects/effect-result.ts";
import { type Guard, guardedBytes } from "#app/effects/guarded-request.server.ts";
import type { EffectBody } from "#app/rules/effect.ts";

/** Of each file. Five of these, in base64, are what most mail servers take at all. */
const MOST_BYTES = 5_000_000;
const RETRY_MS = 60_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

type Attachments = Extract<EffectBody, { kind: "send_email" }>["attachments"];
export interface MailFile {
  filename: string;
  content: string | Buffer;
  contentType?: string;
}

/**
 * Texts as they are, the others fetched. Nothing was sent yet: a server that is away is asked again, for a day.
 * @returns the files, or how the mail ends without them
 */
export async function fetchAttachments(
  attachments: Attachments,
  { ageMs }: { ageMs: number },
  guard: Omit<Guard, "mostBytes"> = {},
): Promise<{ outcome: "fetched"; files: MailFile[] } | EffectResult> {
  const files: MailFile[] = [];
  for (const one of attachments) {
    if (!("url" in one)) {
      files.push({ filename: one.name, content: one.content });
      continue;
    }
    const ask = { method: "GET", url: one.url, headers: { "User-Agent": "Switchyard" }, body: null };
    const answer = await guardedBytes(ask, { ...guard, mostBytes: MOST_BYTES });
    if (answer.outcome === "answered" && answer.status === 200) {
      const type = /^[\w.+-]+\/[\w.+-]+/.exec(answer.headers["content-type"] ?? "")?.[0];
      files.push({ filename: one.name, content: answer.body, ...(type ? { contentType: type } : {}) });
      continue;
    }
    const why = answer.outcome === "answered" ? `Its server answered ${answer.status}.` : answer.reason;
    const reason = `The attachment “${one.name}” could not be fetched: ${why}`;
    const isForGood =
      answer.outcome === "forbidden" ||
      (answer.outcome === "answered" && answer.status < 500 && answer.status !== 429) ||
      why.includes("larger than");
    return isForGood || ageMs > GIVE_UP_AFTER_MS
      ? { outcome: "refused", reason, points: 0 }
      : { outcome: "not_applied", retryInMs: RETRY_MS, reason, points: 0 };
  }
  return { outcome: "fetched", files };
}
