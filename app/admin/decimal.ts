// Pure. Shopify's amounts come with one place or more ("19.9"); ours have at least two ("19.90").

export function decimal(amount: string): string {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new Error(`not a decimal: ${amount}`);
  const [, whole, places = ""] = match;
  return `${whole}.${places.replace(/0+$/, "").padEnd(2, "0")}`;
}
