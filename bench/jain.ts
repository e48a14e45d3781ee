/** Jain's index of what each was given: 1, all alike; 1 ÷ their number, one had everything. */
export function jain(given: readonly number[]): number {
  const sum = given.reduce((total, one) => total + one, 0);
  const squares = given.reduce((total, one) => total + one ** 2, 0);
  return squares === 0 ? 1 : sum ** 2 / (given.length * squares);
}
