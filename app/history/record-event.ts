// Pure. What became of records that are no orders. Each entry is told by one delivery alone: a `state` is what a body shows of the
// record at its stamp, never a difference, so that duplicates, late and reordered webhooks come to the same. What changed is what
// differs between one state and the next.

/** Event → what it means. */
export const RECORD_EVENTS = {
  state: { says: "Was like this" },
  deleted: { says: "Deleted, or not stocked there any more" },
  merged: { says: "Merged with another customer, who is gone" },
  marketing: { says: "Marketing consent" },
  tags_added: { says: "Tags added" },
  tags_removed: { says: "Tags removed" },
  joined_segment: { says: "Joined a segment" },
  left_segment: { says: "Left a segment" },
  scopes: { says: "What the app may do changed" },
  plan: { says: "The app's subscription changed" },
  uninstalled: { says: "The app was taken off" },
} as const satisfies Record<string, { says: string }>;

export type RecordEventKind = keyof typeof RECORD_EVENTS;

export interface RecordEvent {
  record:
    | "customer"
    | "product"
    | "draft_order"
    | "stock"
    | "inventory_item"
    | "collection"
    | "discount"
    | "location"
    | "shop";
  /** Digits of its id; of stock "inventory item/location"; of the store "shop". */
  key: string;
  event: RecordEventKind;
  /** Tells it from others of its kind of this record. */
  of: string;
  /** ISO instant, UTC, by the store's clock. */
  at: string;
  /** False: it had happened by then; when, the store did not say. */
  exact: boolean;
  /** The topic that told it. */
  source: string;
  detail: Readonly<Record<string, unknown>>;
}

/** How much was available of a stock level at an instant. */
export interface StockSeen {
  inventoryItemId: string;
  locationId: string;
  available: number;
  /** ISO instant, UTC, by the store's clock. */
  at: string;
}

type Picture = Readonly<Record<string, unknown>>;

/** Of each kind of record what its history watches. None of it tells who a person is. */
const WATCHED: Readonly<Record<string, readonly string[]>> = {
  customer: [
    "created_at",
    "state",
    "tags",
    "tax_exempt",
    "locale",
    "email_marketing_state",
    "email_marketing_opt_in_level",
    "sms_marketing_state",
    "sms_marketing_opt_in_level",
  ],
  product: [
    "created_at",
    "title",
    "handle",
    "status",
    "published_at",
    "vendor",
    "product_type",
    "tags",
    "variant_count",
  ],
  draft_order: [
    "created_at",
    "status",
    "total_price",
    "currency",
    "tags",
    "invoice_sent_at",
    "completed_at",
    "order_id",
  ],
};

/** What a picture shows of what is watched. */
export function watchedOf(record: string, picture: Picture): Record<string, unknown> {
  const shown = Object.fromEntries(
    (WATCHED[record] ?? []).flatMap((name) => (picture[name] === undefined ? [] : [[name, picture[name]]])),
  );
  if (record !== "product" || !Array.isArray(picture.variants)) return shown;
  const variants = picture.variants as { id: string; price?: string | null; compare_at_price?: string | null }[];
  return {
    ...shown,
    prices: variants
      .map(({ id, price, compare_at_price }) => `${id} ${price ?? "-"} ${compare_at_price ?? "-"}`)
      .sort(),
  };
}
