/** "3 units", "1 unit": of whichever lines. */
export function unitsInWords(lines: readonly { quantity: number }[]): string {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return `${units} ${units === 1 ? "unit" : "units"}`;
}
