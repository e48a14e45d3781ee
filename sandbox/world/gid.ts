/** "gid://shopify/Order/123" */
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** Type and digits of a Shopify gid; null when it is none. */
export function parseGid(text: string): { type: string; id: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(text);
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : null;
}
