/** "Enamel mug, 300 ml" → "enamel-mug-300-ml" */
export const handleOf = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** `wanted`, or with a number behind it that nobody has yet: "mug-1", "mug-2". */
export function freeHandle(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const [, stem = wanted, number = "0"] = /^(.*)-(\d+)$/.exec(wanted) ?? [];
  for (let next = Number(number) + 1; ; next++) if (!taken.has(`${stem}-${next}`)) return `${stem}-${next}`;
}
