// Pure. What an effect does, as the timeline says it.
import { unitsInWords } from "#app/components/orders/units-in-words.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { capital } from "#app/lib/capital.ts";
import type { EffectBody, OrderEdit } from "#app/rules/effect.ts";

/** "Add tag “address-mismatch”". A kind that is not known (any more) is named as it is stored. */
export function effectInWords(kind: string, payload: unknown): string {
  try {
    const said = words({ ...(payload as object), kind } as EffectBody);
    // What it was about was removed with a person's data.
    return said.includes("undefined") ? plain(kind) : said;
  } catch {
    return plain(kind);
  }
}

function words(body: EffectBody): string {
  switch (body.kind) {
    case "add_tags":
      return `Add ${tags(body.tags)}`;
    case "remove_tags":
      return `Remove ${tags(body.tags)}`;
    case "write_note":
      return `${body.mode === "append" ? "Add to the note" : "Write the note"}: ${quoted(body.note)}`;
    case "set_attributes":
      return `Set ${listed(Object.entries(body.attributes).map(([name, value]) => `“${name}” to “${short(value)}”`))}`;
    case "remove_attributes":
      return `Remove the ${body.names.length === 1 ? "attribute" : "attributes"} ${listed(body.names.map(quoted))}`;
    case "set_metafield":
      return `Set the metafield ${body.namespace}.${body.key} to ${quoted(body.value)}`;
    case "delete_metafield":
      return `Delete the metafield ${body.namespace}.${body.key}`;
    case "update_order":
      return `Change ${listed([
        ...(body.email === undefined ? [] : ["the e-mail"]),
        ...(body.phone === undefined ? [] : ["the phone number"]),
        ...(body.po_number === undefined ? [] : ["the purchase order number"]),
        ...(body.shipping_address ? ["the shipping address"] : []),
      ])}`;
    case "update_customer": {
      const { kind: _kind, ...changes } = body;
      return `Change the customer's ${listed(Object.keys(changes).map((name) => name.replaceAll("_", " ")))}`;
    }
    case "hold_fulfillment":
      return body.lines ? `Hold ${unitsInWords(body.lines)}` : "Hold fulfilment";
    case "release_hold":
      return body.all ? "Release every hold" : "Release hold";
    case "move_fulfillment_order":
      return `Move ${body.lines ? unitsInWords(body.lines) : "the fulfilment order"} to ${body.location_name}`;
    case "split_fulfillment_order":
      return `Split off ${unitsInWords(body.lines)}`;
    case "request_fulfillment":
      return "Ask the fulfilment service to ship";
    case "cancel_fulfillment_request":
      return "Ask the fulfilment service to give it back";
    case "close_fulfillment_order":
      return "Close the fulfilment order as incomplete";
    case "reschedule_fulfillment_order":
      return `Reschedule the fulfilment order to ${body.fulfill_at.slice(0, 10)}`;
    case "create_fulfillment":
      return `Mark ${body.lines ? unitsInWords(body.lines) : "everything"} as shipped${tracking(body.tracking)}`;
    case "update_tracking":
      return `Update tracking${tracking(body)}`;
    case "add_fulfillment_event":
      return `Add the event “${body.status.replaceAll("_", " ")}”`;
    case "mark_ready_for_pickup":
      return "Mark as ready for pick-up";
    case "cancel_fulfillment":
      return "Cancel the fulfilment";
    case "edit_order":
      return `Edit the order: ${body.edits.map(editInWords).join("; ")}`;
    case "cancel_order":
      return `Cancel the order (${body.reason})`;
    case "archive_order":
      return "Archive the order";
    case "reopen_order":
      return "Take the order out of the archive";
    case "capture_payment":
      return `Capture ${body.amount}`;
    case "void_payment":
      return "Give the authorisation back";
    case "mark_as_paid":
      return "Mark as paid";
    case "send_invoice":
      return `Send the invoice${body.to ? ` to ${body.to}` : ""}`;
    case "remind_payment":
      return "Remind of the payment";
    case "refund_order": {
      const what = body.amount ? body.amount : body.lines.length ? unitsInWords(body.lines) : "the shipping";
      return `Refund ${what}${body.to === "store_credit" ? " as store credit" : ""}`;
    }
    case "give_store_credit":
      return `Give ${body.amount} ${body.currency} of store credit`;
    case "create_discount_code":
      return `Create the discount code ${quoted(body.code)} (${body.free_shipping ? "free shipping" : body.percent === null ? (body.amount ?? "0") : `${body.percent} %`})`;
    case "set_discount_status":
      return `Switch the discount ${quoted(body.discount)} ${body.active ? "on" : "off"}`;
    case "delete_discount":
      return `Delete the discount ${quoted(body.discount)}`;
    case "create_return":
      return `Open a return of ${body.lines.reduce((sum, { quantity }) => sum + quantity, 0)} units`;
    case "approve_return":
      return "Approve the return";
    case "decline_return":
      return "Decline the return";
    case "close_return":
      return "Close the return";
    case "cancel_return":
      return "Cancel the return";
    case "adjust_stock":
      return `Adjust stock by ${listed([...new Set(body.changes.map(({ quantity }) => signed(quantity)))])}`;
    case "set_stock":
      return `Set stock to ${listed([...new Set(body.quantities.map(({ quantity }) => String(quantity)))])}`;
    case "stock_at_location":
      return body.stocked ? "Stock at the location" : "Stock at the location no more";
    case "set_product_status":
      return `Set the product to ${body.status}`;
    case "publish_product":
      return `Publish on ${body.channel}`;
    case "unpublish_product":
      return `Take off ${body.channel}`;
    case "publish_collection":
      return `Publish the collection on ${body.channel}`;
    case "unpublish_collection":
      return `Take the collection off ${body.channel}`;
    case "delete_product":
      return "Delete the product";
    case "delete_variant":
      return "Delete the variant";
    case "create_customer":
      return `Create the customer ${quoted([body.first_name, body.last_name].filter(Boolean).join(" ") || (body.email ?? body.phone ?? ""))}`;
    case "create_collection":
      return `Create the collection ${quoted(body.title)}`;
    case "update_collection":
      return `Change the collection ${quoted(body.collection)}`;
    case "update_product":
      return `Change the product's ${listed(Object.keys(body.changes).map((name) => name.replaceAll("_", " ")))}`;
    case "update_variant":
      return `Change the variant's ${listed(Object.keys(body.changes).map((name) => name.replaceAll("_", " ")))}`;
    case "create_order":
      return `Create an order${body.email ? ` for ${body.email}` : ""}`;
    case "create_draft_order":
      return `Create a draft order${body.send_invoice ? " and send its invoice" : ""}`;
    case "update_draft_order":
      return `Change the draft order's ${listed(
        Object.keys(body)
          .filter((name) => name !== "kind" && name !== "currency")
          .map((name) => name.replaceAll("_", " ")),
      )}`;
    case "complete_draft_order":
      return "Complete the draft order";
    case "delete_draft_order":
      return "Delete the draft order";
    case "delete_order":
      return "Delete the order";
    case "delete_customer":
      return "Delete the customer";
    case "invite_customer":
      return "Invite the customer to an account";
    case "create_gift_card":
      return `Create a gift card of ${body.amount}`;
    case "set_risk":
      return `Publish the verdict: ${body.level} risk`;
    case "send_email":
      return `Send an e-mail${body.to?.length ? ` to ${body.to.join(", ")}` : ""}`;
    case "send_chat":
      return `Write to the chat channel ${quoted(body.channel)}`;
    case "send_http":
      return `Call ${new URL(body.url).host} (${body.method})`;
    case "trigger_flow":
      return `Start Shopify Flow (${body.handle})`;
    case "remember":
      return body.add === undefined ? `Remember “${body.name}”` : `Add ${signed(body.add)} to “${body.name}”`;
    case "forget":
      return `Forget “${body.name}”`;
    case "add_row":
      return `Add a row to the table ${quoted(body.table)}`;
    case "save_report":
      return `Save the report ${quoted(body.title)}`;
    case "ask_attention":
      return `Ask for attention: ${short(body.reason)}`;
    case "start_rule":
      return `Start the rule ${quoted(body.rule)}`;
    case "stop_rule":
      return `Stop the rule ${quoted(body.rule)}`;
    default:
      return assertNever(body);
  }
}

function editInWords(edit: OrderEdit): string {
  switch (edit.edit) {
    case "add_variant":
      return `add ${edit.quantity} of a variant`;
    case "add_custom_item":
      return `add ${edit.quantity} × ${edit.title}`;
    case "set_quantity":
      return edit.quantity === 0 ? "remove a line" : `set a line to ${edit.quantity}`;
    case "discount_line":
      return `take ${edit.percent === null ? (edit.amount ?? "0") : `${edit.percent} %`} off a line`;
    case "set_shipping":
      return `ship by ${edit.title}`;
    default:
      return assertNever(edit);
  }
}

/** "move_fulfillment_order" → "Move fulfillment order". */
function plain(kind: string): string {
  return capital(kind.replaceAll("_", " "));
}

function tags(names: string[] | undefined): string {
  return `${names?.length === 1 ? "tag" : "tags"} ${(names ?? []).map(quoted).join(", ")}`;
}

const MOST = 80;
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);
const quoted = (text: string): string => `“${short(text)}”`;
const signed = (quantity: number): string => (quantity > 0 ? `+${quantity}` : String(quantity));

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function tracking(given: { company: string; numbers: string[] } | null): string {
  const named = [given?.company, ...(given?.numbers ?? [])].filter(Boolean);
  return named.length ? ` (${named.join(" ")})` : "";
}
