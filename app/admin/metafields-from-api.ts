// Pure. Metafields as dictionaries by "namespace.key": null for one that was asked for and is not there.
import { ALL_METAFIELDS } from "#app/admin/asked-keys.ts";

export function metafieldsFromApi(
  nodes: readonly { namespace: string; key: string; value: string }[],
  asked: readonly string[],
): Record<string, string | null> {
  return byName(nodes, asked, ({ value }) => value);
}

interface DatedMetafield {
  namespace: string;
  key: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** The values, and since when they are there. */
export function datedMetafieldsFromApi(nodes: readonly DatedMetafield[], asked: readonly string[]) {
  return {
    metafields: metafieldsFromApi(nodes, asked),
    metafields_created_at: byName(nodes, asked, ({ createdAt }) => createdAt),
    metafields_updated_at: byName(nodes, asked, ({ updatedAt }) => updatedAt),
  };
}

function byName<T extends { namespace: string; key: string }>(
  nodes: readonly T[],
  asked: readonly string[],
  read: (node: T) => string,
): Record<string, string | null> {
  const found = new Map(nodes.map((node) => [`${node.namespace}.${node.key}`, read(node)]));
  return Object.fromEntries(
    [...asked.filter((name) => name !== ALL_METAFIELDS), ...found.keys()].map((name) => [
      name,
      found.get(name) ?? null,
    ]),
  );
}
