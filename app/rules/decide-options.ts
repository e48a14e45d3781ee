// What one decision is made with beside the facts and the rules.
export interface DecideOptions {
  /** ISO instant, UTC, whole seconds. */
  now: string;
  /** Explain also what did not match: for people who ask, not for every order. */
  explainAll?: boolean;
  /** Whether a rule that was set off and is not true says why: it does, unless this is false. */
  explainSetOff?: boolean;
  /**
   * "telling": without the findings that say nothing (is-telling.ts); then rules that cannot be true are not looked at. The
   * decision is the same, and so is its digest.
   */
  findings?: "all" | "telling";
}
