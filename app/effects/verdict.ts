// Pure. What is seen in the store says of an effect.
export type Verdict =
  | { is: "to_do" }
  /** It is there: written by us, or by anybody. */
  | { is: "so"; reason?: string }
  /** The store moved on: it cannot be done any more, and nobody is to blame. */
  | { is: "moot"; reason: string };

export const TO_DO: Verdict = { is: "to_do" };
export const SO: Verdict = { is: "so" };
export const moot = (reason: string): Verdict => ({ is: "moot", reason });
/** `so` where it holds, else it is to be done. */
export const soIf = (holds: boolean): Verdict => (holds ? SO : TO_DO);
