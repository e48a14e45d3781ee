// Pure. What a signed-in operator's browser holds: a number and an end, under the secret. Nothing is kept of it here, so that it
// counts on every web process; another secret ends all of them.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export interface OperatorPass {
  id: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** The pass as a cookie carries it. */
export function sealPass(secret: string, { id, until }: OperatorPass): string {
  return `${id}.${until}.${sign(secret, "pass", `${id}.${until}`)}`;
}

/** Null: it is none of ours, was changed, or has ended. */
export function openPass(secret: string, text: string, nowMs: number): OperatorPass | null {
  const [, id, until, signature] = /^([A-Za-z0-9_-]{16,64})\.(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
  if (!id || !until || !signature) return null;
  if (!isSame(signature, sign(secret, "pass", `${id}.${until}`))) return null;
  return Number(until) > nowMs ? { id, until: Number(until) } : null;
}

/** What each form of this pass carries: a page elsewhere cannot know it. */
export const formTokenOf = (secret: string, { id }: OperatorPass): string => sign(secret, "form", id);

/** In a time that does not tell how much of it is right. */
export function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const sign = (secret: string, purpose: "pass" | "form", text: string): string =>
  createHmac("sha256", secret).update(`switchyard operator ${purpose}\0${text}`).digest("base64url");
