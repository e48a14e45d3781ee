// Pure. What a person may do with an item of the attention list, and why one could not be done.
import type { PoolClient } from "pg";
import type { AttentionItem } from "#app/store/attention.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";

export type WhyNot =
  | "not_found"
  /** Dealt with already, or the facts moved on. */
  | "changed"
  /** Not a thing to do with such an item. */
  | "not_possible"
  /** Nothing is written while the store only watches. */
  | "watching"
  | "cancelled"
  | "shipped"
  | "not_open";

export interface VerbCall<Form> {
  client: PoolClient;
  shop: ShopRecord;
  actor: string;
  item: AttentionItem;
  form: Form;
}
/** Null: it is done. */
export type Verb<Form> = (call: VerbCall<Form>) => Promise<WhyNot | null>;
