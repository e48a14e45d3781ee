// Pure. What the answer to an outgoing call says of the effect that it was made for.
import type { EffectResult } from "#app/effects/effect-result.ts";
import type { OutboundAnswer } from "#app/effects/guarded-request.server.ts";

const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** Of an answer that later steps look at. */
const MAX_KEPT = 100_000;

export interface Call {
  /** Making it twice does no harm: it only reads. */
  isSafe: boolean;
  ageMs: number;
  retryInMs: number;
}

/** Only an answer that proves that nothing was done is a reason to send again. */
export function endOfAnswer(answer: OutboundAnswer, { isSafe, ageMs, retryInMs }: Call): EffectResult {
  const again = (inMs: number, reason: string): EffectResult =>
    ageMs > GIVE_UP_AFTER_MS
      ? { outcome: "refused", reason: `It was not taken within a day. ${reason}`, points: 0 }
      : { outcome: "not_applied", retryInMs: inMs, reason, points: 0 };
  switch (answer.outcome) {
    case "forbidden":
      return { outcome: "refused", reason: answer.reason, points: 0 };
    case "not_sent":
      return again(retryInMs, answer.reason);
    case "unanswered":
      return isSafe
        ? again(retryInMs, answer.reason)
        : { outcome: "unknown", lookInMs: 0, reason: answer.reason, points: 0 };
    case "answered": {
      const { status } = answer;
      const response = { status, body: bodyOf(answer) };
      if (status >= 200 && status < 300)
        return { outcome: "confirmed", answeredAt: null, points: 0, reason: `Answered ${status}.`, response };
      // Too many requests: turned away at the door.
      if (status === 429) return again(Math.max(retryInMs, waitOf(answer.headers["retry-after"])), "Answered 429.");
      if (status >= 500)
        return isSafe
          ? again(retryInMs, `Answered ${status}.`)
          : { outcome: "unknown", lookInMs: 0, reason: `Answered ${status}: it may have been taken.`, points: 0 };
      const reason =
        status < 400
          ? `Answered ${status}, and redirects are not followed.`
          : `Answered ${status}: ${answer.body.slice(0, 200)}`;
      return { outcome: "refused", reason, points: 0, response };
    }
  }
}

/** JSON as what it holds, anything else as text. */
function bodyOf({ body, headers }: Extract<OutboundAnswer, { outcome: "answered" }>): unknown {
  if (body.length > MAX_KEPT) return null;
  if (!/json/i.test(headers["content-type"] ?? "")) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body; // it says JSON and is none
  }
}

function waitOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, 3_600_000) : 0;
}
