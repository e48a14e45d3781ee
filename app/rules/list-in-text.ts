// Pure.

/** A text as a list: what a JSON list holds (a metafield with several values is one), else its parts between commas or line breaks. */
export function listInText(text: string): string[] {
  return (jsonList(text) ?? text.split(/[,\n]/)).map((entry) => entry.trim()).filter(Boolean);
}

/** Null: it is no JSON list of texts and numbers. */
function jsonList(text: string): string[] | null {
  const said = text.trim();
  if (!said.startsWith("[") || !said.endsWith("]")) return null;
  try {
    const list: unknown = JSON.parse(said);
    const isPlain =
      Array.isArray(list) && list.every((entry) => ["string", "number", "boolean"].includes(typeof entry));
    return isPlain ? (list as unknown[]).map(String) : null;
  } catch {
    return null;
  }
}
