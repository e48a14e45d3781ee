// Pure. Where Redis is, as REDIS_URL says it: one server, or the first known nodes of a Redis Cluster.

export type RedisAddress =
  | { kind: "server"; url: string }
  | {
      kind: "cluster";
      nodes: { host: string; port: number }[];
      /** The same for every node of the cluster. */
      login: { username?: string; password?: string };
      tls: boolean;
    };

const CLUSTER = /^redis(?<tls>s?)\+cluster:\/\/(?:(?<username>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<nodes>[^/@]+)\/?$/;
const NODE = /^(?<host>\[[0-9a-fA-F:]+\]|[^:[\]\s]+)(?::(?<port>\d{1,5}))?$/;
const DEFAULT_PORT = 6379;

/**
 * `redis://…` and `rediss://…` are one server; `redis+cluster://user:password@host:port,host:port` is a Redis Cluster, of
 * which one node that answers is enough to find the others. Null: neither.
 */
export function parseRedisAddress(text: string): RedisAddress | null {
  if (/^rediss?:\/\/.+/.test(text)) return { kind: "server", url: text };
  const { tls, username, password, nodes = "" } = CLUSTER.exec(text)?.groups ?? {};
  const parsed = nodes.split(",").map((node) => NODE.exec(node.trim())?.groups);
  if (!parsed.length || parsed.some((node) => !node)) return null;
  return {
    kind: "cluster",
    nodes: parsed.map((node) => ({
      host: (node?.host ?? "").replace(/^\[|\]$/g, ""),
      port: Number(node?.port ?? DEFAULT_PORT),
    })),
    login: {
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
    },
    tls: tls === "s",
  };
}
