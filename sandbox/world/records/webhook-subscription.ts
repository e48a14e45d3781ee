// Pure. A webhook subscription that an app made through the Admin API. Those of shopify.app.toml are no records.
import type { Instant } from "#sandbox/world/types.ts";

export interface WebhookSubscriptionRecord {
  id: string;
  shop: string;
  appId: string;
  /** As headers name it: "orders/create". */
  topic: string;
  /** "https://…", or an address that nothing of the sandbox delivers to: "pubsub://…", an ARN. */
  uri: string;
  /** Empty: the whole body. */
  includeFields: string[];
  /** Null was not given; "" was given and lets everything through. */
  filter: string | null;
  metafieldNamespaces: string[];
  /** Single ones, beside the namespaces. */
  metafields: { namespace: string; key: string }[];
  name: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  /** Attempts in a row that failed: at eight it is removed. */
  failures: number;
}
