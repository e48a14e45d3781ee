// Pure. What the schema found wrong, in words: what was found, what is allowed, the nearest name.
import { nearestName } from "#app/lib/nearest-name.ts";
import type { Action } from "#app/rules/action.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { eventNamed, NAMED_EVENTS } from "#app/rules/trigger.ts";

interface Issue {
  code?: string;
  message: string;
  path: PropertyKey[];
  keys?: string[];
  params?: { unknownEvent?: string; isTemplate?: boolean };
  errors?: Issue[][];
  expected?: string;
  values?: unknown[];
}
const WHAT: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object of names with values",
  FilledTexts: "a text or a list of texts",
};
const LET =
  "there is no “let” here: it stands in the rule itself, beside “on” and “then”; in a loop write {% assign name = … %} in the template";
const KEYS = Object.keys(RuleShapeSchema.shape);

/** Of an issue of zod. */
export function shapeMessage(raw: unknown): string {
  const issue = raw as Issue;
  if (issue.code === "unrecognized_keys" && issue.keys?.length) {
    const [key = ""] = issue.keys;
    if (key === "let" && issue.path.length > 0) return LET;
    const near = issue.path.length === 0 ? nearestName(key, KEYS) : null;
    return `there is no “${key}” here${near ? `; did you mean “${near}”?` : issue.path.length === 0 ? `; a rule has ${KEYS.join(", ")}` : ""}`;
  }
  if (issue.code === "invalid_union" && issue.errors) {
    // The variant that got furthest says most. What is no template was meant as a value.
    const meant = issue.errors.filter((branch) => !branch.some(({ params }) => params?.isTemplate));
    const best = meant.toSorted((a, b) => deepest(b) - deepest(a))[0]?.[0];
    if (best) {
      const event = best.params?.unknownEvent;
      if (event !== undefined) return unknownEvent(event);
      return best.path.length ? `${best.path.join(".")}: ${shapeMessage(best)}` : shapeMessage(best);
    }
  }
  const event = issue.params?.unknownEvent;
  if (event !== undefined) return unknownEvent(event);
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) {
    const what = WHAT[issue.expected ?? ""];
    return what ? `is missing: it is ${what}` : "is missing";
  }
  if (issue.code === "invalid_type") {
    const what = WHAT[issue.expected ?? ""];
    const found = / received (.+)$/.exec(issue.message)?.[1];
    return what ? `has to be ${what}${found ? `; ${WHAT[found] ?? found} was found` : ""}` : issue.message;
  }
  if (issue.code === "invalid_value" && issue.values?.includes("stock_level") && issue.path.at(-1) === "about")
    return `is one of ${issue.values.map(String).join(", ")}; collections, discounts and locations are looked for by a rule about “shop” ({"find": "collections"})`;
  if (issue.code === "invalid_value" && issue.values) return `is one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small" && issue.message.includes("array"))
    return "is an empty list: it has at least one entry";
  if (issue.code === "invalid_key") return "is a name of lower case letters, digits and _, and begins with a letter";
  return issue.message;
}
const deepest = (issues: Issue[]): number =>
  Math.max(...issues.map(({ path, code }) => path.length * 2 + (code === "custom" ? 1 : 0)));

const NONE = "none for it: have Shopify Flow (“flow”) or a signed call (“http”) set the rule off";
/** Events that people look for, and how what they mean is said. */
const OTHERWISE: readonly [RegExp, string][] = [
  [/transfer|redirect|location.*(catalog|term)/, NONE],
  [/^(product_)?variants?[._/]?creat/, '{"changed": "product.variants"} in a rule about products'],
  [
    /^products?[._/]?(archiv|publish|activat|status)/,
    '{"changed": "product.status", "to": "archived"} (active, draft)',
  ],
  [/^draft_order.*(complet|invoice)/, '{"changed": "draft_order.status", "to": "completed"} (or “invoice_sent”)'],
  [/^return.*creat/, "“return.requested” where the customer asks, “return.approved” where staff opens it"],
  [/(out_of_stock|back_in_stock|inventory|stock)/, "“stock.changed”, with a condition such as falls_to or rises_above"],
  [/payment_fail/, "“transaction.created”, with transaction.status “failure”"],
  [/(payment|transaction).*(captur|void|succe)/, "“transaction.created”, with transaction.kind and status"],
  [/^order.*(hold|held)/, "“fulfillment_order.held”"],
  [/^order.*(location|routed|ready)/, "“fulfillment_order.routed”"],
  [/^order.*(status|note|email|phone|attribute|metafield|shipping|po_number)/, '{"changed": "order.…"}'],
  [
    /(e?mail.*(received|incoming)|incoming.*mail)/,
    "none for mails that come in: have a service that takes them call the rule (“http”)",
  ],
  [/tender_transaction/, "“transaction.created”"],
  [/discount|price_rule/, "“discount.created”, “discount.updated”, “discount.deleted”"],
  [/^product_(listing|feed|publication)/, "“product.updated”"],
  [/(checkout|cart|theme|subscription|payment_method|compan|market|metaobject|metafield|domain|selling_plan)/, NONE],
  [/(daily|nightly|hour|schedul|time|cron)/, '{"schedule": {"every": "day", "at": "09:00"}}'],
];

function unknownEvent(name: string): string {
  const other = OTHERWISE.find(([pattern]) => pattern.test(name.toLowerCase()));
  if (other && !eventNamed(name.trim().toLowerCase())) return `there is no event “${name}”; there is ${other[1]}`;
  const near = nearestName(name, NAMED_EVENTS);
  if (!near && /^[a-z_]+\/[a-z_]+$/i.test(name.trim())) return `there is no event “${name}”; there is ${NONE}`;
  return `there is no event “${name}”${near ? `; did you mean “${near}”?` : `; there are ${NAMED_EVENTS.join(", ")}`}`;
}

const RELEASE = 'write {"do": "wait", "for": "1 hour"} and {"do": "release_hold"} after it';
const EACH = "write the step once for each of them, or in a loop: {\"for_each\": \"{{ 'A,B' | split: ',' }}\", …}";
/** Settings that people look for, and how what they mean is said. */
const WAYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["release_after", "expires", "expires_after", "until", "duration", "for"].map((name) => [
      `hold_fulfillment.${name}`,
      RELEASE,
    ]),
  ),
  "add_to_collection.collections": EACH,
  "remove_from_collection.collections": EACH,
  "create_draft_order.customer": "the draft is for the customer of what it acts on: “on”",
  "create_draft_order.customer_id": "the draft is for the customer of what it acts on: “on”",
};

/** Of an issue with the settings of an action. */
export function settingMessage(raw: unknown, action: Action): string {
  const issue = raw as Issue;
  if (issue.code === "unrecognized_keys" && issue.keys?.length) {
    const names = Object.keys(((action.settings as { shape?: object }).shape ?? {}) as object);
    const [key = ""] = issue.keys;
    const way = Object.hasOwn(WAYS, `${action.name}.${key}`) ? WAYS[`${action.name}.${key}`] : undefined;
    if (way !== undefined) return `“${action.name}” has no “${key}”: ${way}`;
    if (key === "to") return `“${action.name}” has no “to”: the record that it acts on is “on”`;
    const near = nearestName(key, [...names, "id", "acts", "on", "if", "on_failure", "approval"]);
    return `“${action.name}” has no “${key}”${near ? `; did you mean “${near}”?` : `; it has ${names.join(", ")}`}`;
  }
  return shapeMessage(issue);
}
