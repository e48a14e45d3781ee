import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const MESSAGE_TARGETS = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const Json: z.ZodType<unknown> = z.unknown();

const HttpSchema = z.strictObject({
  url: filledText(2_000),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("POST"),
  headers: z
    .record(
      z
        .string()
        .regex(/^[\w-]+$/)
        .max(100),
      z.string().max(2_000),
    )
    .default({}),
  /** An object is sent as JSON, its texts filled in; a text as it is. */
  body: Json.optional(),
  /** Name under which the answer (status, body) is known to later steps: results.NAME.body.field. */
  save_as: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .max(48)
    .optional(),
});

type Http = z.infer<typeof HttpSchema>;

export const sendHttp = defineAction({
  name: "send_http",
  title: "HTTP request",
  about:
    "Calls an address outside (https, no private network), signed with the shop's secret, with a stable Idempotency-Key. With `save_as` the rule goes on when the answer is there: later steps know `results.NAME.status` and `results.NAME.body`. In an object as `body` a list stays a list: `{{ order.line_items | pick: 'sku', 'quantity' }}`. Of its texts a template that is one expression keeps numbers, true and false, and lists; amounts are texts. An answer of 200 to 299 is a success, any other one a failure: `on_failure` is done, or the rule goes on. 429 (and of a GET 500 and more) is tried again for a day first. A request that was never answered is not sent again by itself: use `on_failure`, or a person decides.",
  targets: MESSAGE_TARGETS,
  class: "BLIND",
  acts,
  keepsLists: ["body"],
  settings: HttpSchema as unknown as z.ZodType<Http>,
  scopes: [],
  make: ({ url, method, headers, body, save_as }) => {
    if (!/^https:\/\//i.test(url.trim())) return { nothing: `“${url.slice(0, 80)}” is no https address.` };
    const text = body === undefined || body === null ? null : typeof body === "string" ? body : JSON.stringify(body);
    return { bodies: [{ kind: "send_http", method, url: url.trim(), headers, body: text, save_as: save_as ?? null }] };
  },
  example: {
    do: "send_http",
    url: "https://example.com/orders",
    body: { order: "{{ order.name }}", total: "{{ order.total_price }}" },
  },
});
