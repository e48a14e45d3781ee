// Pure. Metafields as a dictionary by "namespace.key": null for one that was asked for and is not there.
export function metafieldsFromApi(
  nodes: readonly { namespace: string; key: string; value: string }[],
  asked: readonly string[],
): Record<string, string | null> {
  const found = new Map(nodes.map(({ namespace, key, value }) => [`${namespace}.${key}`, value]));
  return Object.fromEntries([...asked, ...found.keys()].map((name) => [name, found.get(name) ?? null]));
}
