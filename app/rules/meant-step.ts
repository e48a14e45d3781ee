// Pure. Other ways to write a step, brought into the language's own: names of actions and settings that can mean one thing only.
import { meantSettings } from "#app/rules/meant-settings.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

/** What else an action may be called. */
const ACTIONS: Record<string, string> = {
  add_tag: "add_tags",
  tag: "add_tags",
  remove_tag: "remove_tags",
  untag: "remove_tags",
  add_note: "append_note",
  add_to_note: "append_note",
  replace_note: "set_note",
  set_attribute: "set_attributes",
  add_attributes: "set_attributes",
  update_metafield: "set_metafield",
  update_shipping_address: "change_shipping_address",
  hold: "hold_fulfillment",
  hold_order: "hold_fulfillment",
  hold_fulfillment_order: "hold_fulfillment",
  hold_fulfillment_orders: "hold_fulfillment",
  release_fulfillment_hold: "release_hold",
  release_holds: "release_hold",
  release_order: "release_hold",
  move_fulfillment_orders: "move_fulfillment_order",
  route_order: "move_fulfillment_order",
  split_order: "split_fulfillment_order",
  fulfill_order: "create_fulfillment",
  mark_as_fulfilled: "create_fulfillment",
  mark_fulfilled: "create_fulfillment",
  archive: "archive_order",
  close_order: "archive_order",
  unarchive_order: "reopen_order",
  cancel: "cancel_order",
  capture: "capture_payment",
  capture_order: "capture_payment",
  mark_paid: "mark_as_paid",
  mark_order_as_paid: "mark_as_paid",
  refund: "refund_order",
  create_refund: "refund_order",
  add_store_credit: "give_store_credit",
  issue_store_credit: "give_store_credit",
  create_discount: "create_discount_code",
  create_code: "create_discount_code",
  email: "send_email",
  send_mail: "send_email",
  mail: "send_email",
  send_slack: "send_chat",
  send_slack_message: "send_chat",
  slack: "send_chat",
  send_message: "send_chat",
  send_teams_message: "send_chat",
  http_request: "send_http",
  send_http_request: "send_http",
  call_http: "send_http",
  webhook: "send_http",
  call_webhook: "send_http",
  call_api: "send_http",
  send_webhook: "send_http",
  add_product: "add_line_item",
  add_free_gift: "add_line_item",
  add_gift: "add_line_item",
  set_inventory: "set_stock",
  adjust_inventory: "adjust_stock",
  append_row: "add_row",
  increment: "remember",
  count_up: "remember",
  run_rule: "start_rule",
  delay: "wait",
  pause: "wait",
  approval: "require_approval",
  ask_approval: "require_approval",
  request_approval: "require_approval",
};
/** Actions whose name says what they act on. */
const ON: Record<string, { do: string; on: string }> = {
  add_order_tags: { do: "add_tags", on: "order" },
  remove_order_tags: { do: "remove_tags", on: "order" },
  add_customer_tags: { do: "add_tags", on: "customer" },
  tag_customer: { do: "add_tags", on: "customer" },
  remove_customer_tags: { do: "remove_tags", on: "customer" },
  add_product_tags: { do: "add_tags", on: "product" },
  remove_product_tags: { do: "remove_tags", on: "product" },
  set_order_metafield: { do: "set_metafield", on: "order" },
  set_customer_metafield: { do: "set_metafield", on: "customer" },
};

const MAIL = { body: "text", message: "text", recipient: "to", recipients: "to", html_body: "html" };
const CODE = {
  ...{ percentage: "percent", value: "percent" },
  ...{ expires: "valid_for", expires_after: "valid_for", expires_in: "valid_for" },
};
const HOLD = { notes: "note", reason_notes: "note", reason_note: "note", message: "note" };
const MOVE = { to: "location", location_id: "location", location_name: "location", line_items: "lines" };
const LINE = { variant_id: "variant", percent: "discount_percent", skus: "lines", line_items: "lines" };
const TRACKING = { tracking_number: "number", tracking_company: "company", carrier: "company", tracking_url: "url" };
/** What else a setting of an action may be called. */
const SETTINGS: Record<string, Record<string, string>> = {
  add_tags: { tag: "tags" },
  remove_tags: { tag: "tags" },
  append_note: { note: "text", message: "text", value: "text" },
  set_note: { note: "text", message: "text", value: "text" },
  remove_attributes: { attributes: "names", name: "names" },
  hold_fulfillment: HOLD,
  move_fulfillment_order: MOVE,
  split_fulfillment_order: { line_items: "lines", skus: "lines" },
  create_fulfillment: { ...TRACKING, notify: "notify_customer" },
  update_tracking: { ...TRACKING, notify: "notify_customer" },
  add_line_item: { ...LINE, discount: "discount_percent", notify: "notify_customer" },
  set_line_quantity: LINE,
  discount_line: { percentage: "percent", skus: "lines", line_items: "lines" },
  cancel_order: { notify: "notify_customer", note: "staff_note" },
  refund_order: { notify: "notify_customer", line_items: "lines" },
  create_discount_code: CODE,
  create_draft_order: { line_items: "lines", items: "lines" },
  send_email: MAIL,
  send_chat: { message: "text", body: "text", to: "channel" },
  send_http: { json: "body", payload: "body", data: "body", store_as: "save_as", as: "save_as" },
  send_invoice: { email: "to", body: "message", text: "message" },
  ask_attention: { text: "reason", message: "reason", note: "reason" },
  remember: { key: "name", increment: "add", by: "add", max: "cap" },
  forget: { key: "name" },
  set_stock: { quantity: "to", available: "to", value: "to" },
  adjust_stock: { quantity: "by", delta: "by" },
  add_row: { values: "row", columns: "row" },
  change_shipping_method: { method: "title", name: "title" },
  require_approval: { message: "text", question: "text", expires_after: "expires", otherwise: "else" },
};

/** A step as it was meant. */
export function meantStep(given: unknown): unknown {
  if (!isPlain(given)) return given;
  if (Object.keys(given).length === 1) {
    if (typeof given.wait === "string") return { do: "wait", for: given.wait };
    if (given.stop === true) return { do: "stop" };
  }
  if ("for_each" in given) return loop(given);
  if ("repeat" in given) return renamed(given, { steps: "then" });
  if ("if" in given && !("then" in given) && typeof given.do === "object")
    return branch(renamed(given, { do: "then" }));
  if (!("do" in given)) {
    const name = given.action ?? given.type;
    if (typeof name === "string" && !("then" in given)) {
      const { action: _action, type: _type, ...rest } = given;
      return meantStep({ do: name, ...rest });
    }
    return "then" in given ? branch(given) : given;
  }
  if (typeof given.do !== "string") return given;
  // An action with another way is a branch.
  if (given.if !== undefined && given.else !== undefined && !NO_BRANCH.has(given.do)) {
    const { if: guard, else: otherwise, ...doing } = given;
    return { if: guard, then: [doing], else: Array.isArray(otherwise) ? otherwise : [otherwise] };
  }
  return action(given as Plain & { do: string });
}
/** Steps whose `else` is their own. */
const NO_BRANCH: ReadonlySet<string> = new Set(["require_approval", "approval", "ask_approval", "request_approval"]);

function branch(given: Plain): Plain {
  const made = renamed(given, { when: "if", elseif: "else_if", elif: "else_if", elsif: "else_if" });
  return isPlain(made.else_if) ? { ...made, else_if: [made.else_if] } : made;
}

/** {"for_each": "line", "in": "order.line_items"} names the item first. */
function loop(given: Plain): Plain {
  const made = renamed(given, {
    ...(typeof given.do === "object" ? { do: "then" } : { steps: "then" }),
    ...(given.where === undefined ? { if: "where", when: "where" } : {}),
  });
  const { in: list, for_each: item, ...rest } = made;
  // ["Online Store", "Point of Sale"]: each of these texts.
  if (Array.isArray(item) && item.every((one) => typeof one === "string" && !/[,'{}]/.test(one)))
    return { ...made, for_each: `{{ '${item.join(",")}' | split: ',' }}` };
  return typeof list === "string" && typeof item === "string" && rest.as === undefined
    ? { for_each: list, as: item, ...rest }
    : made;
}

function action(given: Plain & { do: string }): Plain {
  const said = given.do.trim();
  const whole = Object.hasOwn(ON, said) ? ON[said] : undefined;
  const name = whole?.do ?? (Object.hasOwn(ACTIONS, said) ? (ACTIONS[said] ?? said) : said);
  const made = renamed(
    {
      ...(whole ? { on: whole.on } : {}),
      ...(COUNTS.has(said) && !isSaid(given) ? { add: 1 } : {}),
      ...given,
      do: name,
    },
    { ...(name === "wait" ? { duration: "for", span: "for" } : {}), target: "on", ...SETTINGS[name] },
  );
  return meantSettings(name, withFieldValues(made));
}

const COUNTS: ReadonlySet<string> = new Set(["increment", "count_up"]);
const isSaid = (given: Plain): boolean => ["add", "by", "increment", "value"].some((name) => name in given);

/** Parts of a step that are conditions or steps: there {"field": …} is what it says. */
const NO_SETTINGS: ReadonlySet<string> = new Set(["do", "id", "on", "if", "acts", "on_failure", "else", "approval"]);

/** {"field": "order.name"} in a setting, as in a condition's value: the template that gives it. */
function withFieldValues(step: Plain): Plain {
  return Object.fromEntries(
    Object.entries(step).map(([name, value]) => [name, NO_SETTINGS.has(name) ? value : fieldValue(value)]),
  );
}

const PATH = /^[a-z_]+(\.[a-z0-9_]+)*$/;
const isPath = (value: unknown): value is string => typeof value === "string" && PATH.test(value);

function fieldValue(value: unknown, isInside = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => fieldValue(entry, true));
  if (!isPlain(value)) return value;
  const { field, template, name, ...rest } = value;
  if (Object.keys(rest).length === 0) {
    if (typeof template === "string" && field === undefined && name === undefined) return template;
    if (template === undefined && isPath(field)) {
      // Within what another system is sent a lone word may be its own.
      if (name === undefined) return isInside && !field.includes(".") ? value : `{{ ${field} }}`;
      const named = typeof name === "string" && !/["{}]/.test(name) ? templateOf(field, name) : null;
      if (named !== null) return named;
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fieldValue(entry, true)]));
}

/** Fields that take a name, as templates write them. */
function templateOf(field: string, name: string): string | null {
  const [, owner = "", last = ""] = /^(.+)\.([a-z_]+)$/.exec(field) ?? [];
  switch (last) {
    case "metafield":
      return `{{ ${owner}.metafields["${name}"] }}`;
    case "attribute":
      return `{{ ${owner}.note_attributes | value_named: "${name}" }}`;
    case "property":
      return `{{ ${owner}.properties | value_named: "${name}" }}`;
    default:
      return null;
  }
}

/** Under the language's names; one that is there already keeps its value. */
function renamed(given: Plain, names: Record<string, string>): Plain {
  const made: Plain = {};
  for (const [key, value] of Object.entries(given)) {
    const name = Object.hasOwn(names, key) ? (names[key] ?? key) : key;
    made[name !== key && name in given ? key : name] = value;
  }
  return made;
}
