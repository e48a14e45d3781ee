// Pure. One thing to do in the outside world, or in our own books: what, not how.
import type { CreateDraftOrder, CreateOrder, UpdateDraftOrder } from "#app/rules/drafted-order.ts";

/**
 * When an action acts again. state: a target state that is reconciled while the rule is true; once: never again for this
 * target; each: every time the rule is set off (per refund, fulfilment, tick …); crossing: when it becomes true.
 */
export type Acts = "state" | "once" | "each" | "crossing";
export const ACTS: readonly Acts[] = ["state", "once", "each", "crossing"];

export interface LineQuantity {
  line_item_id: string;
  quantity: number;
}
export interface StockChange {
  inventory_item_id: string;
  location_id: string;
  /** available, on_hand, damaged … */
  name: string;
  quantity: number;
}
export type OrderEdit =
  | {
      edit: "add_variant";
      variant_id: string;
      quantity: number;
      discount_percent: string | null;
      location_id: string | null;
    }
  | {
      edit: "add_custom_item";
      title: string;
      price: string;
      quantity: number;
      requires_shipping: boolean;
      taxable: boolean;
    }
  | { edit: "set_quantity"; line_item_id: string; quantity: number; restock: boolean }
  | { edit: "discount_line"; line_item_id: string; percent: string | null; amount: string | null; description: string }
  | { edit: "set_shipping"; title: string; price: string; replaces: boolean };

/** The target is a gid beside the body: gid://shopify/Order/1. Amounts are decimal strings in shop currency. */
export type EffectBody =
  // Tags: a set union; of orders, customers, products, draft orders.
  | { kind: "add_tags"; tags: string[] }
  | { kind: "remove_tags"; tags: string[] }
  // Texts of orders and customers.
  | { kind: "write_note"; mode: "replace" | "append"; note: string; separator: string }
  | { kind: "set_attributes"; attributes: Record<string, string> }
  | { kind: "set_metafield"; namespace: string; key: string; type: string; value: string }
  | { kind: "delete_metafield"; namespace: string; key: string }
  | {
      kind: "update_order";
      email?: string;
      phone?: string;
      po_number?: string;
      shipping_address?: Record<string, string | null>;
    }
  | {
      kind: "update_customer";
      email_marketing?: "subscribed" | "unsubscribed";
      sms_marketing?: "subscribed" | "unsubscribed";
      first_name?: string;
      last_name?: string;
      email?: string;
      phone?: string;
      note?: string;
      tax_exempt?: boolean;
      language?: string;
    }
  | { kind: "remove_attributes"; names: string[] }
  // Fulfilment.
  /** handle: unique per app and fulfilment order, ≤ 64. lines: only those; null: everything that can be held. */
  | {
      kind: "hold_fulfillment";
      handle: string;
      reason: string;
      notes: string;
      fulfillment_order_ids: string[] | null;
      lines: LineQuantity[] | null;
    }
  /** Only ours, by id: of that handle, or of every rule. all: other apps' and staff's too, only where a rule says so. */
  | { kind: "release_hold"; handle: string | null; all: boolean; fulfillment_order_ids: string[] | null }
  | { kind: "move_fulfillment_order"; location_id: string; location_name: string; lines: LineQuantity[] | null }
  | { kind: "split_fulfillment_order"; lines: LineQuantity[] }
  | { kind: "request_fulfillment"; message: string; notify_customer: boolean }
  | { kind: "cancel_fulfillment_request"; message: string }
  | { kind: "close_fulfillment_order"; message: string }
  | { kind: "reschedule_fulfillment_order"; fulfill_at: string }
  | {
      kind: "create_fulfillment";
      lines: LineQuantity[] | null;
      tracking: { company: string; numbers: string[]; urls: string[] } | null;
      notify_customer: boolean;
    }
  | { kind: "update_tracking"; company: string; numbers: string[]; urls: string[]; notify_customer: boolean }
  | {
      kind: "add_fulfillment_event";
      status: string;
      message: string;
      happened_at: string;
      estimated_delivery_at: string | null;
    }
  | { kind: "mark_ready_for_pickup" }
  | { kind: "cancel_fulfillment" }
  // Orders and money.
  | { kind: "edit_order"; edits: OrderEdit[]; staff_note: string; notify_customer: boolean }
  | {
      kind: "cancel_order";
      reason: string;
      restock: boolean;
      refund: "original" | "store_credit" | "none";
      staff_note: string;
      notify_customer: boolean;
    }
  | { kind: "archive_order" }
  | { kind: "reopen_order" }
  | { kind: "capture_payment"; transaction_id: string | null; amount: string; final: boolean }
  | { kind: "void_payment"; transaction_id: string | null }
  | { kind: "mark_as_paid" }
  | { kind: "send_invoice"; to: string | null; bcc?: string[]; subject: string; message: string }
  | { kind: "remind_payment"; schedule_id: string | null }
  | {
      kind: "refund_order";
      lines: (LineQuantity & { restock: "no_restock" | "cancel" | "return"; location_id: string | null })[];
      shipping: string | null;
      amount: string | null;
      to: "original" | "store_credit";
      note: string;
      notify_customer: boolean;
    }
  | { kind: "give_store_credit"; amount: string; currency: string; expires_at: string | null }
  | {
      kind: "create_discount_code";
      code: string;
      title: string;
      percent: string | null;
      amount: string | null;
      starts_at: string;
      ends_at: string | null;
      usage_limit: number | null;
      once_per_customer: boolean;
      customer_id: string | null;
      product_ids: string[];
      collection_ids: string[];
      minimum_subtotal: string | null;
      /** Instead of a percentage or an amount. */
      free_shipping?: boolean;
      /** Kinds of other discounts that go with it. */
      combines_with?: ("order" | "product" | "shipping")[];
      minimum_quantity?: number;
    }
  // Returns.
  | { kind: "create_return"; lines: LineQuantity[]; reason: string; note: string }
  | { kind: "approve_return"; notify_customer: boolean }
  | { kind: "decline_return"; reason: string; note: string; notify_customer: boolean }
  | { kind: "close_return" }
  | { kind: "cancel_return" }
  // Products and stock.
  | { kind: "adjust_stock"; changes: StockChange[]; reason: string }
  | { kind: "set_stock"; quantities: StockChange[]; reason: string }
  | { kind: "set_product_status"; status: "active" | "draft" | "archived" }
  | { kind: "publish_product"; channel: string }
  | { kind: "unpublish_product"; channel: string }
  /** By its id. */
  | { kind: "publish_collection"; collection: string; channel: string }
  | { kind: "unpublish_collection"; collection: string; channel: string }
  | { kind: "delete_product" }
  | { kind: "delete_variant" }
  | {
      kind: "update_collection";
      collection: string;
      add: string[];
      remove: string[];
      order: string[] | null;
      force_manual: boolean;
      /** Of its own fields; left out: none. */
      changes?: Record<string, string>;
    }
  | {
      /** Known again by e-mail or phone, of which at least one is there. */
      kind: "create_customer";
      email: string | null;
      phone: string | null;
      first_name: string | null;
      last_name: string | null;
      note: string | null;
      tags: string[];
      email_marketing: "subscribed" | null;
      tax_exempt: boolean | null;
      language: string | null;
    }
  | {
      kind: "create_collection";
      title: string;
      description: string;
      template_suffix: string | null;
      sort_order: string | null;
      /** Filled by hand with these … */
      products: string[];
      /** … or by Shopify with the products that fit all of these, or any. */
      conditions: { column: string; relation: string; condition: string }[];
      fits: "all" | "any";
      channels: string[];
    }
  | { kind: "update_variant"; changes: Record<string, string | number | boolean | null> }
  | { kind: "update_product"; changes: Record<string, string> }
  | { kind: "stock_at_location"; inventory_item_id: string; location_id: string; stocked: boolean }
  // Draft orders, customers, discounts.
  | CreateDraftOrder
  | CreateOrder
  | UpdateDraftOrder
  | { kind: "complete_draft_order"; payment_pending: boolean }
  | { kind: "delete_draft_order" }
  | { kind: "delete_order" }
  | { kind: "delete_customer" }
  | { kind: "invite_customer"; bcc?: string[]; subject: string; message: string }
  | { kind: "create_gift_card"; amount: string; customer_id: string; expires_at: string | null; note: string }
  | { kind: "set_discount_status"; discount: string; active: boolean }
  | { kind: "delete_discount"; discount: string }
  // Risk.
  | {
      kind: "set_risk";
      level: "low" | "medium" | "high";
      facts: { description: string; sentiment: "positive" | "neutral" | "negative" }[];
    }
  // Messages: at most once.
  | {
      kind: "send_email";
      to: string[];
      cc: string[];
      /** Left out: nobody. */
      bcc?: string[] | undefined;
      reply_to: string | null;
      subject: string;
      text: string;
      html: string | null;
      /** A text, or an https address from which the file is fetched when the mail is sent. */
      attachments: ({ name: string; content: string } | { name: string; url: string })[];
    }
  | { kind: "send_chat"; channel: string; text: string }
  | {
      kind: "send_http";
      method: string;
      url: string;
      headers: Record<string, string>;
      body: string | null;
      save_as: string | null;
    }
  | { kind: "trigger_flow"; handle: string; payload: Record<string, unknown> }
  // Our own books: written with the decision itself.
  | {
      kind: "remember";
      scope: "shop" | "order" | "customer" | "product";
      owner: string;
      name: string;
      value?: unknown;
      add?: number;
      cap?: number;
    }
  | { kind: "forget"; scope: "shop" | "order" | "customer" | "product"; owner: string; name: string }
  | { kind: "add_row"; table: string; row: Record<string, string> }
  | { kind: "save_report"; title: string; columns: string[]; rows: string[][]; text: string }
  | {
      kind: "ask_attention";
      reason: string;
      severity: "low" | "medium" | "high";
      key: string;
      /** As the rule calls the person or team. */
      assignee?: string;
      /** A day. */
      due?: string;
    }
  | { kind: "start_rule"; rule: string; inputs: Record<string, unknown> }
  | { kind: "stop_rule"; rule: string };
export type EffectKind = EffectBody["kind"];

export type EffectClass =
  /** Sent again while it is wanted. */
  | "REPEATABLE"
  /** Read back after an unknown outcome. */
  | "READABLE"
  /** At most once; shown to a person when the answer never came. */
  | "BLIND"
  /** In our own database, in the transaction of the decision. */
  | "OWN";

/** How an unknown outcome is settled. */
export const EFFECT_CLASS: Record<EffectKind, EffectClass> = {
  add_tags: "REPEATABLE",
  remove_tags: "REPEATABLE",
  write_note: "READABLE",
  set_attributes: "READABLE",
  set_metafield: "REPEATABLE",
  delete_metafield: "REPEATABLE",
  update_order: "REPEATABLE",
  update_customer: "REPEATABLE",
  hold_fulfillment: "READABLE",
  release_hold: "READABLE",
  move_fulfillment_order: "READABLE",
  split_fulfillment_order: "READABLE",
  request_fulfillment: "READABLE",
  cancel_fulfillment_request: "READABLE",
  close_fulfillment_order: "READABLE",
  reschedule_fulfillment_order: "READABLE",
  create_fulfillment: "READABLE",
  // Twice the same is no change, but the buyer may be told each time.
  update_tracking: "READABLE",
  add_fulfillment_event: "READABLE",
  cancel_fulfillment: "READABLE",
  edit_order: "READABLE",
  cancel_order: "READABLE",
  archive_order: "REPEATABLE",
  reopen_order: "REPEATABLE",
  capture_payment: "READABLE",
  void_payment: "READABLE",
  mark_as_paid: "READABLE",
  send_invoice: "BLIND",
  remind_payment: "BLIND",
  refund_order: "REPEATABLE",
  give_store_credit: "BLIND",
  create_discount_code: "READABLE",
  create_return: "READABLE",
  approve_return: "READABLE",
  decline_return: "READABLE",
  close_return: "REPEATABLE",
  cancel_return: "READABLE",
  adjust_stock: "REPEATABLE",
  set_stock: "REPEATABLE",
  set_product_status: "REPEATABLE",
  publish_product: "REPEATABLE",
  unpublish_product: "REPEATABLE",
  publish_collection: "REPEATABLE",
  unpublish_collection: "REPEATABLE",
  delete_product: "REPEATABLE",
  delete_variant: "REPEATABLE",
  update_collection: "REPEATABLE",
  create_collection: "READABLE",
  create_customer: "READABLE",
  update_variant: "REPEATABLE",
  update_product: "REPEATABLE",
  stock_at_location: "REPEATABLE",
  create_draft_order: "BLIND",
  create_order: "READABLE",
  update_draft_order: "REPEATABLE",
  complete_draft_order: "READABLE",
  delete_draft_order: "REPEATABLE",
  delete_order: "REPEATABLE",
  delete_customer: "REPEATABLE",
  invite_customer: "BLIND",
  create_gift_card: "BLIND",
  set_discount_status: "REPEATABLE",
  delete_discount: "REPEATABLE",
  remove_attributes: "READABLE",
  mark_ready_for_pickup: "BLIND",
  set_risk: "READABLE",
  send_email: "BLIND",
  send_chat: "BLIND",
  send_http: "BLIND",
  trigger_flow: "BLIND",
  remember: "OWN",
  forget: "OWN",
  add_row: "OWN",
  save_report: "OWN",
  ask_attention: "OWN",
  start_rule: "OWN",
  stop_rule: "OWN",
};

export interface DecidedEffect {
  ruleId: string;
  ruleVersion: number;
  /** Stable: the same action of the rule, whatever else is edited; of a loop with the item's key. */
  actionId: string;
  acts: Acts;
  /** state: `on:<digest>` or `off:<digest>`, the run's number is added when recorded; once: ""; each: the child's id, or "@run". */
  occasion: string;
  target: string;
  /** The lane that works on the target: an effect on another record is handed to that record's lane. */
  lane: { kind: string; key: string };
  body: EffectBody;
  /** Sent only when a person said yes. */
  approval: boolean;
}
