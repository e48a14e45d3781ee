// Pure.
const STEPS: readonly [days: number, name: (days: number) => string][] = [
  [1, () => "less than a day"],
  [2, () => "1 day"],
  [30, (days) => `${Math.floor(days)} days`],
  [45, () => "about 1 month"],
  [365, (days) => `${Math.max(2, Math.round(days / 30.4))} months`],
  [547, () => "about 1 year"],
];

/**
 * "about 12 years": since a customer or a company was added (documentation: `Customer.lifetimeDuration`).
 * @param ms between then and now.
 */
export function lifetime(ms: number): string {
  const days = ms / 86_400_000;
  const step = STEPS.find(([below]) => days < below);
  return step ? step[1](days) : `about ${Math.max(2, Math.round(days / 365))} years`;
}
