// Pure. JSON as people read it.
const WIDTH = 120;

/** JSON for people, in the order of its keys: what fits on a line stands on one. The same as biome formats it. */
export function printJson(value: unknown, indent = 0, before = 0): string {
  const inline = oneLine(value);
  if (typeof value !== "object" || value === null || indent + before + inline.length + 1 <= WIDTH) return inline;
  const pad = " ".repeat(indent + 2);
  const parts = Array.isArray(value)
    ? value.map((entry) => `${pad}${printJson(entry, indent + 2)}`)
    : Object.entries(value).map(([name, entry]) => {
        const key = `${JSON.stringify(name)}: `;
        return `${pad}${key}${printJson(entry, indent + 2, key.length)}`;
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.join(",\n")}\n${" ".repeat(indent)}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  const entries = Object.entries(value);
  return entries.length
    ? `{ ${entries.map(([name, entry]) => `${JSON.stringify(name)}: ${oneLine(entry)}`).join(", ")} }`
    : "{}";
}
