import { describe, expect, test } from "vitest";
import { FILTERS } from "#app/rules/filters/index.ts";
import { aRule, effectsOf, refusal, rendered } from "#tests/unit/rules/support.ts";

const ORDER = {
  order: {
    name: "#1001",
    number: 1001,
    total_price: "19.90",
    tags: ["b", "a"],
    note: "Gift: from Ann\nCall first",
    created_at: "2026-03-28T23:30:00Z",
    processed_at: "2026-04-01T09:00:00Z",
    landing_site: "/products/mug?utm_source=mail&x=1#y",
    user_agent:
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0.2478.51",
    shipping_address: { zip: "eh11aa", country_code: "GB" },
    note_attributes: { Size: "XL" },
    line_items: [
      { sku: "A", title: "Mug", vendor: "Acme", quantity: 2, price: 10 },
      { sku: "B", title: "Cup", vendor: "acme", quantity: 1, price: "5.50" },
      { sku: "C", title: "Hat", vendor: "Bolt", quantity: 3, price: 20 },
    ],
  },
  shop: { currency: "GBP", timezone: "Europe/London" },
};
const TABLES = { tables: { zones: { columns: ["area", "place", "days"], rows: [["EH", "Leeds", "2"]] } } };

const ROWS: [template: string, gives: string][] = [
  ["{{ order.name }}", "#1001"],
  ["{{ order.tags }}", "a, b"],
  ["{{ order.total_price | plus: 0.1 }}", "20.00"],
  ["{{ order.total_price | minus: 20 }}", "-0.10"],
  ["{{ order.total_price | times: 3 }}", "59.70"],
  ["{{ order.total_price | divided_by: 3 | round: 2 }}", "6.63"],
  ["{{ 7 | divided_by: 2 }}", "3"],
  ["{{ 7.5 | divided_by: 2 }}", "3.75"],
  ["{{ 700 | divided_by: 500.0 }}", "1.4"],
  ["{{ 700.0 | divided_by: 500 }}", "1.4"],
  ["{{ 100 | times: 7.0 | divided_by: 500 | round: 1 }}", "1.4"],
  ["{% assign n = 700.0 | divided_by: 500 %}{{ n }}", "1.4"],
  ["{{ 3 | plus: 7.0 }} {{ 5 | at_most: 3.0 }}", "10.0 3.0"],
  ["{% if order.number > 7.0 %}yes{% endif %}{{ '7.0 | times: 7.0' }}", "yes7.0 | times: 7.0"],
  ["{{ 7 | modulo: 4 }}", "3"],
  ["{{ -7.25 | abs }}", "7.25"],
  ["{{ 1.005 | round: 2 }}", "1.01"],
  ["{{ 1.999 | floor: 2 }} {{ 1.001 | ceil: 2 }}", "1.99 1.01"],
  ["{{ 5 | at_least: 7 }} {{ 5 | at_most: 3 }}", "7 3"],
  ["{{ 30 | percent_of: 200 }}", "15.00"],
  ["{{ order.line_items | sum: 'quantity' }}", "6"],
  ["{{ order.line_items | sum: 'price' }}", "35.50"],
  ["{{ order.line_items | average: 'quantity' }}", "2.00"],
  ["{{ order.line_items | max_of: 'price' }} {{ order.line_items | min_of: 'price' }}", "20.00 5.50"],
  ["{{ order.line_items | map: 'sku' | join: '+' }}", "A+B+C"],
  ["{{ order.line_items | where: 'vendor', 'ACME' | map: 'sku' }}", "A, B"],
  ["{{ order.line_items | where_not: 'vendor', 'acme' | map: 'sku' }}", "C"],
  ["{{ order.line_items | sort_by: 'price', 'desc' | map: 'sku' }}", "C, A, B"],
  ["{{ order.line_items | unique: 'vendor' | map: 'sku' }}", "B, C"],
  [
    "{% assign groups = order.line_items | total_by: 'vendor', 'quantity' %}{% for g in groups %}{{ g.key }}={{ g.total }};{% endfor %}",
    "Acme=2;acme=1;Bolt=3;",
  ],
  ["{% assign row = 'a,b|x' | split: '|' %}{{ row | csv_row }}", '"a,b",x'],
  ["{{ order.line_items | csv_row: 'sku', 'price' }}", "A,10.00\nB,5.50\nC,20.00"],
  [
    "{{ order.line_items | where: 'sku', 'A' | pick: 'sku', 'quantity', 'price' | json }}",
    '[{"sku":"A","quantity":2,"price":"10.00"}]',
  ],
  ["{{ '=1+1' | csv_cell }}", "'=1+1"],
  ["{{ 'Anna O’Neill ' | handleize }} {{ 'A b' | handle }}", "anna-o-neill a-b"],
  ["{% assign parts = '[{\"sku\":\"A\"}]' | parse_json %}{{ parts.first.sku }}{{ '' | parse_json }}", "A"],
  ["{{ order.total_price | money }} {{ 5 | money: 'EUR' }}", "£19.90 €5.00"],
  ["{{ order.created_at | date: '%F %H:%M' }}", "2026-03-28 23:30"],
  ["{{ '2026-03-29T01:30:00Z' | date: '%H:%M' }}", "02:30"],
  ["{{ order.created_at | date: '%-d %B %Y', 'Asia/Tokyo' }}", "29 March 2026"],
  ["{{ now | add_time: '1 month' | date: '%F' }}", "2026-05-01"],
  ["{{ '2026-04-03' | add_time: '1 business day' | date: '%A' }}", "Monday"],
  ["{{ now | subtract_time: '90 minutes' | date: '%H:%M' }}", "09:30"],
  ["{{ 'today' | date: '%F' }} {{ '2 days ago' | date: '%F' }}", "2026-04-01 2026-03-30"],
  ["{{ now | at_time: '09:00' | date: '%F %H:%M' }}", "2026-04-01 09:00"],
  ["{{ now | next_time: '09:00' | date: '%F %H:%M' }}", "2026-04-02 09:00"],
  ["{{ now | start_of: 'month' | date: '%F' }} {{ now | end_of: 'month' | date: '%F' }}", "2026-04-01 2026-04-30"],
  [
    "{{ order.processed_at | seconds_since }} {{ order.processed_at | minutes_since }} {{ order.processed_at | hours_since }}",
    "3600 60 1",
  ],
  [
    "{{ order.created_at | days_since }} {{ order.created_at | calendar_days_since }} {{ order.created_at | business_days_since }}",
    "3 4 3",
  ],
  ["{{ '2026-04-04T10:00:00Z' | next_business_day | date: '%F' }}", "2026-04-06"],
  [
    "{{ order.shipping_address.zip | postcode_area }} {{ order.shipping_address.zip | postcode_district }} {{ order.shipping_address.zip | uk_postcode }}",
    "EH EH1 EH1 1AA",
  ],
  ["{{ order.shipping_address.country_code | country_name }}", "United Kingdom"],
  ["{{ order.note | match: 'from (\\w+)' }} {{ order.note | match: 'Call.*' }}", "Ann Call first"],
  ["{{ order.name | replace_match: '\\D', '' }}", "1001"],
  ["{{ order.note | line_starting: 'gift:' }}", "from Ann"],
  [
    "{{ 'a1 b2' | digits }} {{ 'a-1!' | letters_and_digits }} {{ 'A@Example.com' | mail_domain }} {{ 'gid://shopify/Order/7' | gid_to_id }}",
    "12 a1 example.com 7",
  ],
  [
    "{{ order.landing_site | query_param: 'utm_source' }} {{ order.landing_site | url_path }} {{ 'https://a.example/x' | url_host }}",
    "mail /products/mug a.example",
  ],
  ["{{ order.user_agent | browser }} {{ order.user_agent | browser_version }}", "Edge 124.0.2478.51"],
  ["{{ order.note_attributes | value_named: 'size' }}", "XL"],
  ["{{ 500 | grams_to: 'kg' }}", "0.5"],
  [
    "{{ order.shipping_address.zip | postcode_area | lookup: 'zones' }} {{ 'eh' | lookup: 'zones', 'days' }}{{ 'XX' | lookup: 'zones' }}",
    "Leeds 2",
  ],
  ["{{ 'York,Leeds' | first_among: 'Leeds,Hull' }}", "Leeds"],
  ["{{ '2026-04-01' | date_to_string }} {{ '2026-04-01' | date_to_long_string }}", "01 Apr 2026 01 April 2026"],
  ["{% if order.total_price > 19.9 %}more{% elsif order.total_price == 19.9 %}same{% else %}less{% endif %}", "same"],
  [
    "{% for line in order.line_items %}{{ line.quantity }}×{{ line.sku }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
    "2×A, 1×B, 3×C",
  ],
  ["{{ order.po_number | default: 'none' }}", "none"],
];

describe("templates", () => {
  test.each(ROWS)("%s", (template, gives) => {
    expect(rendered(template, ORDER, TABLES)).toBe(gives);
  });

  test("every filter of our own is tried", () => {
    const text = ROWS.map(([template]) => template).join(" ");
    const untried = Object.keys(FILTERS).filter((name) => !new RegExp(`\\| ${name}\\b`).test(text));
    expect(untried).toEqual(["date_to_xmlschema", "date_to_rfc822"]);
  });

  test("a name, a field or a filter that does not exist is refused with the nearest one", () => {
    const wrong = (template: string) =>
      refusal(aRule({ then: [{ do: "send_chat", channel: "c", text: template }] })).join();
    expect(wrong("{{ ordr.name }}")).toContain("did you mean “order”");
    expect(wrong("{{ order.nmae }}")).toContain("did you mean “name”");
    expect(wrong("{{ order.name | upcaze }}")).toContain("did you mean “upcase”");
    expect(wrong("{{ order.name")).toContain("cannot be read");
    expect(wrong("{% include 'x' %}")).toContain("then.0.text: ");
  });

  test.each([
    ["{% for l in order.line_items %}{{ l.skew }}{% endfor %}", "sku"],
    ["{% for l in order.line_items %}{% if l.quantitty > 1 %}x{% endif %}{% endfor %}", "quantity"],
    ["{% for l in order.line_items %}{% assign a = l.titel | upcase %}{{ a }}{% endfor %}", "title"],
    ["{% if order.note %}{% for l in order.line_items %}{{ l.product.vendro }}{% endfor %}{% endif %}", "vendor"],
    [
      "{% for f in order.fulfillments %}{% for l in f.line_items %}{{ l.quantitty }}{% endfor %}{% endfor %}",
      "quantity",
    ],
    ["{% for l in order.line_items %}x{% else %}{{ ordr.name }}{% endfor %}", "order"],
    ["{{ order.line_items | map: 'skew' | join: ',' }}", "sku"],
    ["{{ order.line_items | sum: 'quantitty' }}", "quantity"],
    ["{% assign all = order.line_items | where: 'vendro', 'Acme' %}{{ all | size }}", "vendor"],
    ["{{ order.line_items | where: 'vendor', 'Acme' | sort_by: 'prise' | map: 'sku' }}", "price"],
    ["{{ order.line_items | pick: 'sku', 'quantitty' | json }}", "quantity"],
    ["{{ order.line_items | total_by: 'vendor', 'quantitty' | json }}", "quantity"],
    ["{{ order.line_items | csv_row: 'sku', 'product.vendro' }}", "vendor"],
    ["{% if true %}{{ order.line_items | map: 'skew' }}{% endif %}", "sku"],
  ])("a field that no entry of the list has is refused: %s", (template, near) => {
    const rule = aRule({ then: [{ do: "send_chat", channel: "c", text: template }] });
    expect(refusal(rule).join()).toContain(`did you mean “${near}”`);
  });

  test.each([
    "{% for l in order.line_items %}{{ forloop.index }}{{ order.name }}{{ l.product.metafields.custom.gift }}{% endfor %}",
    "{% for l in order.line_items %}{{ l.properties.Size }}{{ l.discounted_price | money }}{% endfor %}",
    "{% for a in order.note_attributes %}{{ a.name }}: {{ a.value }}{% endfor %}",
    "{% for tag in order.tags %}{{ tag | upcase }}{% endfor %}{% for n in (1..3) %}{{ n }}{% endfor %}",
    "{% assign lines = order.line_items | where: 'sku' %}{% for l in lines %}{{ l.whatever }}{% endfor %}",
    "{% for entry in results.got.body.items %}{{ entry.skew }}{% endfor %}{{ results.got.body.items | map: 'skew' }}",
    "{% for l in order.line_items %}{% assign l = 'x' | split: ',' %}{{ l.first }}{% endfor %}",
    "{% assign key = 'sku' %}{{ order.line_items | map: key }}{{ order.line_items | map: 'product.tags' | first }}",
    "{% for l in order.line_items limit: 2 %}{% for t in l.product.tags %}{{ t }}{% endfor %}{% endfor %}",
  ])("what cannot be told, or is there, is left: %s", (template) => {
    expect(refusal(aRule({ then: [{ do: "send_chat", channel: "c", text: template }] }))).toEqual([]);
  });

  test("a template that is one expression keeps a list a list", () => {
    const rule = aRule({
      let: { skus: "{{ order.line_items | map: 'sku' }}" },
      when: { count: "skus", op: "is", value: 3 },
      then: [{ do: "add_tags", tags: "{{ skus }}" }],
    });
    expect(effectsOf(rule, { order: { ...ORDER.order, tags: [] } })[0]?.tags).toEqual(["A", "B", "C"]);
  });

  test("what a template does not reach need not be known", () => {
    expect(rendered("{% if order.total_price > 100 %}{{ order.risk.level }}{% else %}fine{% endif %}", ORDER)).toBe(
      "fine",
    );
  });

  test("a fact that is missing stops the step and says which", () => {
    expect(() => rendered("{{ order.risk.level }}", { order: {} })).toThrow(/Not known: risk/);
  });

  test("a template that fails stops its own rule, and no other", () => {
    const rules = [
      aRule({ id: "broken", then: [{ do: "add_tags", tags: "{{ 1 | divided_by: order.total_weight }}" }] }),
      aRule({ id: "fine" }),
    ];
    expect(effectsOf(rules, { order: {} }).map(({ tags }) => tags)).toEqual([["x"]]);
  });
});
