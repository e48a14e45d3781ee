// Pure. What may be the address of a webhook subscription, in Shopify's words.

const PUB_SUB = /^pubsub:\/\/([a-z][a-z0-9-]{4,28}[a-z0-9]):([a-zA-Z][\w.~+%-]{2,254})$/;
const EVENT_SOURCE = /^arn:aws:events:[a-z0-9-]+::event-source\/aws\.partner\/shopify\.com(?:\.test)?\/\d+\/\S+$/;

/** Where Shopify sends what a subscription asks for. */
export type Endpoint =
  | { kind: "http"; url: string }
  | { kind: "pubsub"; project: string; topic: string }
  | { kind: "event-source"; arn: string };

/** An address that was let in. */
export function endpointOf(uri: string): Endpoint {
  const [, project, topic] = PUB_SUB.exec(uri) ?? [];
  if (project && topic) return { kind: "pubsub", project, topic };
  return uri.startsWith("arn:") ? { kind: "event-source", arn: uri } : { kind: "http", url: uri };
}

/**
 * What is wrong with an address. "can't be blank", the protocols and the two sentences on Pub/Sub are recorded; which hosts
 * are refused is documented (localhost, ".internal", Shopify's own), their words are not.
 * @param appUrl of the app that subscribes: the simulated Shopify calls it where it is, on this machine and without TLS.
 */
export function wrongWithAddress(uri: string, appUrl: string | null): string[] {
  if (uri.trim() === "") return ["Address can't be blank"];
  if (EVENT_SOURCE.test(uri) || PUB_SUB.test(uri)) return [];
  const protocol = /^([a-z][a-z0-9+.-]*):\/\//i.exec(uri)?.[1]?.toLowerCase();
  if (protocol === "pubsub")
    return [
      "Address protocol pubsub:// is not supported",
      "Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic",
    ];
  if (!protocol || !URL.canParse(uri)) return ["Address is invalid"];
  const url = new URL(uri);
  if (appUrl !== null && url.origin === new URL(appUrl).origin) return [];
  if (protocol !== "https") return [`Address protocol ${protocol}:// is not supported`];
  const host = url.hostname.toLowerCase();
  if (isInternal(host)) return ["Address cannot be a Shopify or an internal domain"];
  return host.includes(".") ? [] : ["Address is invalid"];
}

const isInternal = (host: string): boolean =>
  host === "localhost" ||
  host.startsWith("127.") ||
  host === "[::1]" ||
  host.endsWith(".internal") ||
  /(?:^|\.)(?:my)?shopify\.com$/.test(host);
