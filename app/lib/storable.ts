/** Text without what jsonb refuses: NUL characters and lone surrogates. */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
