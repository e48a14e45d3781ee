// Pure. How a mutation that Shopify understood can end.
import { AdminUnavailable } from "#app/admin/errors.ts";

export interface UserError {
  message: string;
  /** Path of the input complained of: "fulfillmentHold.handle". */
  field: string | null;
  /** Only where Shopify's type has one: DUPLICATE_FULFILLMENT_HOLD_HANDLE. */
  code: string | null;
}

interface Answered {
  points: number;
  /** Shopify's own clock, ISO 8601, whole seconds. */
  answeredAt: string;
}

export type WriteResult<T = unknown> =
  | ({ outcome: "applied" } & Answered & T)
  /** `userErrors`, in Shopify's words. Nothing was applied. */
  | ({ outcome: "refused"; errors: UserError[] } & Answered);

type ApiErrors = readonly { message: string; field?: readonly string[] | null; code?: string | null }[] | undefined;

/** Null when there is nothing to complain of. */
export function userErrorsOf(errors: ApiErrors): UserError[] | null {
  if (!errors?.length) return null;
  return errors.map(({ message, field, code }) => ({ message, field: field?.join(".") ?? null, code: code ?? null }));
}

/** The end of a mutation that has nothing to tell but what the user did wrong. */
export function writeResult({ points, answeredAt }: Answered, userErrors: ApiErrors): WriteResult {
  const errors = userErrorsOf(userErrors);
  return errors ? { outcome: "refused", errors, points, answeredAt } : { outcome: "applied", points, answeredAt };
}

/** A step that changes nothing in the store by itself: a lost answer to it leaves nothing open. */
export async function withoutTrace<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof AdminUnavailable && error.sent)
      throw new AdminUnavailable(error.message, { sent: false, cause: error });
    throw error;
  }
}
