const ESCAPED: Record<string, string> = {
  "/": "\\/",
  "&": "\\u0026",
  "<": "\\u003c",
  ">": "\\u003e",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/**
 * One line of a result, with Shopify's escapes: 1,456 recorded products come to the recorded number of bytes with them, and
 * only with them (bulk-operations_bulk-operation-run-query-group-objects).
 */
export const resultLine = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[/&<>\u2028\u2029]/g, (character) => ESCAPED[character] ?? character)}\n`;
