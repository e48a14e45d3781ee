// Pure. HTML as the plain text that Shopify shows for it: tags away, entities read, spaces as one.
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Null stays null; nothing but tags is null too. */
export function plainText(html: string | null): string | null {
  if (html === null) return null;
  const text = html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, " ")
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{1,10});/gi, (whole, name: string) => {
      if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : " ";
    })
    .replaceAll(/\s+/g, " ")
    .trim();
  return text || null;
}
