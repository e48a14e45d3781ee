// Pure. The reference pages of the rule language, made from the declarations that also run: what they say is true.

import type { Action } from "#app/rules/action.ts";
import { settingsOf } from "#app/rules/action-settings.ts";
import { ACTIONS } from "#app/rules/actions/index.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import { OPTIONAL_TOPIC_NAMES, OPTIONAL_TOPICS } from "#app/rules/optional-topics.ts";
import type { FieldType } from "#app/rules/record.ts";
import { RECORDS } from "#app/rules/records/index.ts";
import { SUBJECT_NAMES, SUBJECTS, type Subject, scopeOf } from "#app/rules/scope.ts";
import { exampleEffect } from "#app/rules/trial/example-effects.ts";
import { EVENTS, type EventName, lanesOf, NAMED_EVENTS } from "#app/rules/trigger.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (...cells: string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells))].join("\n");
const MADE = "<!-- Made by `npm run rules -- docs`: change the declarations in app/rules, not this page. -->\n\n";

const TYPE_WORDS: Record<FieldType, string> = {
  id: "id",
  text: "text",
  number: "number",
  money: "amount",
  yes_no: "yes/no",
  time: "time",
  tags: "tags",
  texts: "list of texts",
  values: "names with values",
  record: "record",
  list: "list",
};

function fieldsPage(): string {
  const parts = RECORDS.map(({ kind, about, fields }) => {
    const rows = Object.entries(fields).map(([name, field]) => [
      `\`${name}\``,
      `${field.needsName ? "any value" : TYPE_WORDS[field.type]}${field.of ? ` of [${field.of}](#${field.of})` : ""}`,
      [
        [
          field.about ??
            (field.type === "yes_no" ? `Whether it ${field.says}.` : field.oneOf ? "" : `The ${field.says}.`),
          field.oneOf ? `One of ${field.oneOf.join(", ")}.` : "",
        ]
          .filter(Boolean)
          .join(" "),
        field.params ? `Takes \`${field.params.join("`, `")}\`.` : "",
      ]
        .filter(Boolean)
        .join(" "),
      field.schema ? "yes" : "worked out",
      field.need ? `\`${field.need}\`` : "",
    ]);
    return `## ${kind}\n\n${about}\n\n${table(["field", "type", "what it is", "in facts", "read"], rows)}`;
  });
  const subjects = (Object.keys(SUBJECTS) as Subject[]).map((subject) => [
    `\`${subject}\``,
    [...scopeOf(subject).keys()].map((name) => `\`${name}\``).join(", "),
  ]);
  return `${MADE}# Fields

A path begins with a name that the rule knows and goes on with fields: \`order.shipping_address.zip\`. Amounts are decimals in the store's currency, times are instants, ids are digits as text.
A path that runs through a list gives the list of what it finds: \`order.line_items.sku\` is a list of texts; \`order.line_items.first.sku\`, \`.last\`, \`.size\` are the first, the last, the number.

Fields with something under “read” are in no webhook: Switchyard reads them, from Shopify or its own books, when an answer hangs on them. In facts for a trial they are unknown until they are said.

What a rule knows, by what it is \`about\`:

${table(["about", "names"], subjects)}

Inside \`some\`, \`every\`, \`no\`, figures and \`for_each\` the item is known as \`item\` and by its kind (\`line_item\`, \`refund\` …; with \`as\` by the name you give).
\`before\` is the record as it was at the last look (in a rule about a child, a variant or a parcel, its parent; fields that the parent has not are the child's, and \`before.variant.price\` always is); the operators changed, rises_above … compare with it by themselves.

${parts.join("\n\n")}
`;
}

function operatorsPage(): string {
  const rows = OPERATORS.map(({ name, aliases, types, operand, about }) => [
    [`\`${name}\``, ...(aliases ?? []).map((alias) => `\`${alias}\``)].join(" "),
    types
      .map((type) =>
        type === "any" ? "template" : type === "clock" ? "time of day" : type === "date" ? "day" : TYPE_WORDS[type],
      )
      .join(", "),
    OPERANDS[operand] ?? operand,
    about,
  ]);
  return `${MADE}# Operators

\`{"field": "order.total_price", "op": "more_than", "value": 150}\`. Names in one row mean the same. A condition on something that is not known is *unknown*: neither true nor false.

${table(["op", "after", "value", "what it asks"], rows)}
`;
}
const OPERANDS: Record<string, string> = {
  nothing: "none",
  same: "a value of the same type, or a field",
  list: "a list",
  pair: "[from, to]",
  text: "a text",
  number: "a number",
  duration: "“2 days”, “36 hours”, “3 business days”",
  pattern: "a pattern (RE2)",
  postcodes: "a list of postcodes, areas, ranges",
  countries: "a list of country codes or groups",
  record: '{"field": …} that is a record',
  place: '{"km", "of"}',
  table: "name of a table",
};

const subjectsIn = (lane: string): string =>
  SUBJECT_NAMES.filter((subject) => SUBJECTS[subject].lane === lane)
    .map((subject) => `\`${subject}\``)
    .join(", ");
const LANE_WORDS: Record<string, string> = { stock: "stock_level" };
/** What a rule may be about that the event sets off. */
const reachOf = (event: EventName): string =>
  lanesOf(event)
    .map((lane) => LANE_WORDS[lane] ?? lane)
    .join(", ") || "any";

function triggersPage(): string {
  const rows = NAMED_EVENTS.map((name) => [
    `\`${name}\``,
    `When ${EVENTS[name].says}.`,
    reachOf(name),
    EVENTS[name].topics.map((topic) => `\`${topic}\``).join(", "),
  ]);
  return `${MADE}# What sets a rule off

\`"on": "order.created"\`, or a list. The names in the last column (Shopify's topics, and others) mean the same and may be written instead. \`order.updated\` holds every other event of an order and its children.
The third column is what a rule may be \`about\` that the event sets off: *order* stands for ${subjectsIn("order")}, *product* for ${subjectsIn("product")}.

${table(["event", "when", "rules about", "topics that mean the same"], rows)}

What a record is created with is no change: \`order.tags_changed\` and \`customer.tags_changed\` do not come for the tags that it comes with. For those too wait for \`order.updated\` (\`customer.updated\`) and ask with \`gains\`.

Some topics are sent only while the store grants an access scope (${OPTIONAL_TOPIC_NAMES.map((topic) => `\`${topic}\` with \`${OPTIONAL_TOPICS[topic]}\``).join(", ")}): the settings page shows which are on. \`order.payment_due\` comes without it too, where the order's own webhooks tell its terms. Both moments of an order (\`order.payment_due\`, \`order.authorization_expiring\`) are kept while a rule waits for them, come once each, and not where the order is paid, cancelled or captured by then.

There is none for checkouts, subscription contracts, themes, companies and their locations, metaobjects and transfers of stock: have Shopify Flow (\`flow\`) or a signed call (\`http\`) set the rule off.

Of a fulfilment order that is split \`event.of\` is the original one, which keeps what was not split off; of one that is moved or merged the one that came of it. A rule about \`fulfillment_order\` is looked at for that one; the others are in \`order.fulfillment_orders\`.

Of what happens to a collection, a discount or a location \`event.of\` is the id and \`event.body\` what Shopify said (\`{{ event.body.title }}\`); the record itself is looked for: \`"let": {"made": {"find": "discounts", "where": {"field": "discount.id", "op": "is", "value": {"field": "event.of"}}}}\`, then \`{"for_each": "made", …}\`.

\`rule.failed\` is about our own work: \`event.body\` has \`rule\` (its id), \`rule_name\`, \`action\` and \`step\` (empty where a text of the rule could not be filled in), \`error\` (Shopify's words, the mail server's …), \`status\` (refused, unsettled: never answered; failed), \`target\`, and for orders \`order_id\`, \`order_name\`. It sets off rules about the record on which the rule had decided, and about \`shop\`: \`{"about": "shop", "on": "rule.failed", "then": [{"do": "send_email", "to": "store", "subject": "{{ event.body.rule_name }} failed", "text": "{{ event.body.order_name }}: {{ event.body.error }}"}]}\`. A rule that waits for it tells of none of its own failures, so that none goes round.

Besides events:

- \`{"changed": "order.note"}\`, with \`from\` and \`to\` where wanted: a field changed so between two looks. \`"product.tags_changed"\` is short for \`{"changed": "product.tags"}\`, \`"variant.price_changed"\` likewise: any field of the record.
- \`{"schedule": {"every": "day", "at": "09:00"}}\`: by the store's clock. \`every\` is minute, hour, day, weekday (Monday to Friday), week, month, quarter, year, a day's name (monday …), or a number of minutes or hours that divides an hour or a day (“15 minutes”, “6 hours”). \`at\` is HH:MM (09:00 where it is left out); \`on\` is the day of a month (1 to 31) or of a week (“monday”). \`{"schedule": {"cron": "*/15 * * * *"}}\` has five fields: minute hour day month weekday; the last day of the month is L. \`{"schedule": {"once": "2026-11-27T00:00"}}\` is one moment.
  A rule about orders (customers, products …) is then evaluated for each of them that its \`find\` picks; a rule about \`shop\` once. Every second week: a weekly schedule with a condition on \`now\`: \`{"template": "{{ now | date: '%V' | modulo: 2 }}", "op": "is", "value": 0}\` (the number of the week).
- \`{"after": "7 days", "event": "order.fulfilled"}\`: so long after an event; the conditions are looked at then, on what is true then.
- \`{"rule": "other-rule"}\`: another rule starts it: each rule that lists it runs whenever that one does a \`start_rule\`, whichever rule that names; several may listen to it.
- \`by_hand\`: a person runs it: on one order from its page, on several selected in the list of orders, on those that its \`find\` picks (or on the store, for a rule about \`shop\`) from the rule's own page. What the person enters (\`inputs\`) is \`event.inputs\`; a page shows what it came to on each record. “Check again” on an order's page looks at all rules, without inputs.
- \`http\`: a signed call from outside; its JSON object is \`event.body\`. The rule's page, under Calls, has its address and makes its secret (shown once; the one before stays good for 24 hours).
  \`POST https://…/calls/STORE.myshopify.com/RULE\` with \`Authorization: Bearer SECRET\`, or signed: \`Switchyard-Signature: t=SECONDS,v1=HEX\`, HEX being HMAC-SHA256 of \`SECONDS.BODY\` with the secret, not older than five minutes.
  The body is at most 64 kB; a store takes 120 calls a minute. The answer is 202 with the call's \`id\` (known as \`event.of\`); 400: kept, and no JSON object; 409: kept, and the rule is off or the call names no record. With an \`Idempotency-Key\` the same call, sent twice, is one call.
  Each call is a run of its own. A rule about \`shop\` runs once; about orders, customers, products, stock or draft orders for the one that the body names (\`order_id\`, \`customer_id\`, \`product_id\`, \`inventory_item_id\`, \`draft_order_id\`), else for those that its \`find\` picks, which may look at \`event.body\`.
- \`flow\`: a step of a workflow in Shopify Flow (“Run rule on order”, “… customer”, “… product”, “Run rule”) that names the rule by its id; the step's properties are \`event.body\`, its text \`event.body.text\`. The workflow waits until the rule was looked at, and knows what it found (outcome, reason). The same run of a step is one call, whatever is sent twice.
`;
}

/** What `rules try` prints of the example. */
function answer(action: Action): string {
  const effect = exampleEffect(action);
  return effect ? `\n\nIn the answer: \`${JSON.stringify(effect)}\`` : "";
}

function actionsPage(): string {
  const parts = ACTIONS.map((action) => {
    const { name, title, about, targets, acts, scopes, example, destructive } = action;
    const settings = settingsOf(action).map((one) => [
      `\`${one.name}\`${one.required ? " (needed)" : ""}`,
      one.takes,
      one.default === undefined ? "" : JSON.stringify(one.default),
      one.about,
    ]);
    const facts = [
      `Acts on: ${targets.map((target) => `\`${target}\``).join(", ")}.`,
      `Acts by default: \`${acts.default}\`${acts.default === "once" ? " for an order; each time for customers, products, stock, on a schedule and by hand" : ""} (may: ${acts.allowed.map((one) => `\`${one}\``).join(", ")}).`,
      ...(destructive ? ["A person is asked first unless `approval` is false."] : []),
      ...(scopes.length ? [`Needs the access scope ${scopes.map((scope) => `\`${scope}\``).join(" or ")}.`] : []),
    ];
    const list = settings.length ? `\n\n${table(["setting", "takes", "default", "meaning"], settings)}` : "";
    return `## ${name}\n\n**${title}.** ${about}\n\n${facts.join(" ")}${list}\n\n\`\`\`json\n${JSON.stringify(example)}\n\`\`\`${answer(action)}`;
  });
  const index = table(
    ["action", "acts on"],
    ACTIONS.map(({ name, targets }) => [`[\`${name}\`](#${name})`, targets.join(", ")]),
  );
  return `${MADE}# Actions

Every action is \`{"do": NAME, …settings}\`. All of them also take \`id\`, \`acts\`, \`on\` (the record to act on), \`if\` (a condition), \`on_failure\` (“go_on”, “stop” or steps, which know \`results.failure.error\`) and \`approval\`.
Texts may be Liquid, also where a number, or true or false, is taken (\`"notify_customer": "{{ notify }}"\`); what comes out is checked against the same limits. What is true already is not written. An action on the fulfilment orders, fulfilments, returns or variants of a record acts on each of them where the rule is about the record itself.

Under each action stands what \`rules try\` prints of the example (beside \`target\`, \`acts\` and \`step\`, which every effect has): any part of that can stand in an expectation. Most effects have the action's own name; the order edits (\`add_line_item\`, \`set_line_quantity\`, \`discount_line\`, \`change_shipping_method\`) come out as \`edit_order\` with \`edits\`, the notes as \`write_note\`, \`sync_tags\` as \`add_tags\` and \`remove_tags\`, \`change_shipping_address\` as \`update_order\`, the collections as \`update_collection\`.

${index}

${parts.join("\n\n")}
`;
}

/** File name → text, for docs/rules. */
export function referencePages(): Record<string, string> {
  return {
    "fields.md": fieldsPage(),
    "operators.md": operatorsPage(),
    "triggers.md": triggersPage(),
    "actions.md": actionsPage(),
  };
}
