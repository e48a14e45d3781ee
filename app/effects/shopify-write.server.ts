// The one way in which an effect is written to Shopify: look what is there, judge, write, and where the answer is no look
// once more. An applier says only how to look, how to judge (pure) and what to send.
import type { AdminClient } from "#app/admin/client.server.ts";
import type { WriteResult } from "#app/admin/write-result.ts";
import type { Application, Applier, Prepared } from "#app/effects/application.ts";
import { type EffectResult, inWords } from "#app/effects/effect-result.ts";
import { endOfLookError, endOfWriteError } from "#app/effects/end-of-error.ts";
import { TO_DO, type Verdict } from "#app/effects/verdict.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { EFFECT_CLASS, type EffectKind } from "#app/rules/effect.ts";

export interface Looked<Seen> {
  /** Null: Shopify knows no such record. */
  seen: Seen | null;
  points: number;
  /** Left to Shopify to refuse: its refusal of the whole request is looked into, too. */
  isPartial?: true;
}

export interface ShopifyWrite<K extends EffectKind, Seen> {
  look(admin: AdminClient, application: Application<K>): Promise<Looked<Seen>>;
  /** Pure. */
  judge(seen: Seen, application: Application<K>): Verdict;
  /** Pure. What the judge compares with when the answer to the write is lost. */
  before?(seen: Seen, application: Application<K>): unknown;
  /** What is sent carries a key that Shopify remembers for 24 hours, and nothing else shows whether it was applied. */
  keyLives?: true;
  /** When the record is not there (any more). Left out: it cannot be done any more. */
  whenGone?: Verdict;
  /** Sends. Whatever throws as not sent, or is refused, has changed nothing. */
  write(admin: AdminClient, application: Application<K>, seen: Seen): Promise<WriteResult>;
}

/** An hour less than Shopify remembers a key. */
const KEY_LIFE_MS = 23 * 3_600_000;
const KEY_IS_OLD =
  "Its answer was lost a day ago, and Shopify remembers no longer whether it was applied. Look in the store, then send it again or mark it as done.";

const GONE: Verdict = { is: "moot", reason: "Shopify knows it no more." };

/** An applier that looks before it writes. */
export function shopifyWrite<K extends EffectKind, Seen>(way: ShopifyWrite<K, Seen>): Applier<K> {
  return async (admin, application): Promise<Prepared> => {
    const { isDoubtful, absenceCounts, wanted, lookInMs, body } = application;
    let looked: Looked<Seen>;
    try {
      looked = await way.look(admin, application);
    } catch (error) {
      const end = endOfLookError(error, isDoubtful, application);
      if (end) return { end };
      throw error;
    }
    const { seen, points } = looked;
    const verdict = judged(way, application, seen);
    if (verdict.is !== "to_do" || seen === null) return { end: endOf(verdict, points, isDoubtful) };
    const waits = EFFECT_CLASS[body.kind] === "READABLE" && isDoubtful && !absenceCounts;
    if (waits)
      return {
        end: {
          outcome: "unknown",
          lookInMs,
          reason: "Shopify's answer was lost; looking until it can no longer be applied late.",
          points,
        },
      };
    if (way.keyLives && isDoubtful && application.ageMs > KEY_LIFE_MS)
      return { end: { outcome: "unsettled", reason: KEY_IS_OLD, points } };
    if (!wanted) return { end: { outcome: "superseded", reason: "A newer decision replaced it.", points } };
    return {
      before: way.before?.(seen, application) ?? null,
      write: () => written(way, admin, application, { ...looked, seen }),
    };
  };
}

/** An applier that has nothing to look at. */
export function blindWrite<K extends EffectKind>(
  write: (admin: AdminClient, application: Application<K>) => Promise<WriteResult>,
): Applier<K> {
  const way: ShopifyWrite<K, true> = {
    look: async () => ({ seen: true, points: 0 }),
    judge: () => TO_DO,
    write,
  };
  return shopifyWrite(way);
}

async function written<K extends EffectKind, Seen>(
  way: ShopifyWrite<K, Seen>,
  admin: AdminClient,
  application: Application<K>,
  { seen, points: spent, isPartial }: Looked<Seen> & { seen: Seen },
): Promise<EffectResult> {
  /** Refused because it is so already, or because the store moved on since the look? */
  const afterRefusal = async (reason: string, points: number): Promise<EffectResult> => {
    const again = await way.look(admin, { ...application, isDoubtful: true });
    const verdict = judged(
      way,
      { ...application, isDoubtful: true, before: way.before?.(seen, application) },
      again.seen,
    );
    if (verdict.is === "to_do") return { outcome: "refused", reason, points: points + again.points };
    return endOf(verdict, points + again.points, application.isDoubtful);
  };
  try {
    const answer = await way.write(admin, application, seen);
    const points = spent + answer.points;
    if (answer.outcome === "applied")
      return { outcome: "confirmed", answeredAt: answer.answeredAt, points, reason: null };
    // Somebody else wrote in between: look and write again.
    if (answer.errors.some(({ code }) => code !== null && OVERTAKEN.has(code)))
      return { outcome: "not_applied", retryInMs: application.retryInMs, reason: inWords(answer.errors), points };
    return await afterRefusal(inWords(answer.errors), points);
  } catch (error) {
    const end = endOfWriteError(error, application);
    if (!end) throw error;
    // The whole request was rejected: an earlier attempt may have been applied at this moment, and only a look tells.
    if (end.outcome === "refused" && (application.isDoubtful || isPartial))
      return afterRefusal(end.reason, spent).catch((lookError: unknown) => {
        const lookEnd = endOfLookError(lookError, application.isDoubtful, application);
        if (lookEnd) return { ...lookEnd, points: lookEnd.points + spent };
        throw lookError;
      });
    return { ...end, points: end.points + spent };
  }
}

/** It was another quantity than the look showed, or the same key is at work. */
const OVERTAKEN: ReadonlySet<string> = new Set([
  "CHANGE_FROM_QUANTITY_STALE",
  "IDEMPOTENCY_CONCURRENT_REQUEST",
  "STALE_OBJECT",
]);

function judged<K extends EffectKind, Seen>(
  way: ShopifyWrite<K, Seen>,
  application: Application<K>,
  seen: Seen | null,
): Verdict {
  if (seen === null) return way.whenGone ?? GONE;
  return way.judge(seen, application);
}

function endOf(verdict: Verdict, points: number, isDoubtful: boolean): EffectResult {
  switch (verdict.is) {
    case "so": {
      const reason =
        verdict.reason ?? (isDoubtful ? "The answer was lost; a look showed that it is there." : SO_ALREADY);
      return { outcome: "confirmed", answeredAt: null, points, reason };
    }
    case "moot":
      return { outcome: "superseded", reason: verdict.reason, points };
    case "to_do":
      throw new Error("nothing was seen, and nothing said what that means");
    default:
      return assertNever(verdict);
  }
}

const SO_ALREADY = "It was so already.";
