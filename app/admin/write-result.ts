// Pure. How a mutation that Shopify understood can end.

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

/** Null when there is nothing to complain of. */
export function userErrorsOf(
  errors: readonly { message: string; field?: readonly string[] | null; code?: string | null }[] | undefined,
): UserError[] | null {
  if (!errors?.length) return null;
  return errors.map(({ message, field, code }) => ({ message, field: field?.join(".") ?? null, code: code ?? null }));
}
