// Pure. A term of Shopify's search syntax.

/** @param text as it is: quoted, so that nothing in it is syntax. */
export const searchTerm = (field: string, text: string): string => `${field}:"${text.replaceAll(/[\\"]/g, "\\$&")}"`;
