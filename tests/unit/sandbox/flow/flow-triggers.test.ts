import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type FlowExtensions, readFlowExtensions } from "#sandbox/flow/flow-extensions.ts";
import { complaintsOfPayload } from "#sandbox/flow/flow-trigger.ts";
import { executeRequest } from "#sandbox/graphql/execute-request.ts";
import { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { APP, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const HELD = `
[[extensions]]
name = "Order held"
type = "flow_trigger"
handle = "order-held"

[settings]

[[settings.fields]]
type = "order_reference"

[[settings.fields]]
type = "single_line_text_field"
key = "why"

[[settings.fields]]
type = "number_decimal"
key = "how many"

[[settings.fields]]
type = "boolean"
key = "urgent"
`;

function declared(files: Record<string, string>): FlowExtensions {
  const directory = mkdtempSync(join(tmpdir(), "extensions-"));
  try {
    for (const [folder, text] of Object.entries(files)) {
      mkdirSync(join(directory, folder));
      writeFileSync(join(directory, folder, "shopify.extension.toml"), text);
    }
    return readFlowExtensions(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const trigger = () => {
  const found = declared({ held: HELD }).triggers.get("order-held");
  if (!found) throw new Error("not declared");
  return found;
};

describe("a trigger for Flow", () => {
  it("is declared by an extension with the properties that it is sent with", () => {
    const { triggers } = declared({
      held: HELD,
      block: '[[extensions]]\ntype = "ui_extension"\nhandle = "block"\nname = "Block"\n',
    });
    expect([...triggers.keys()]).toEqual(["order-held"]);
    expect(Object.fromEntries(triggers.get("order-held")?.fields ?? [])).toEqual({
      order_id: "order_reference",
      why: "single_line_text_field",
      "how many": "number_decimal",
      urgent: "boolean",
    });
  });

  it.each<[unknown, string[]]>([
    [{}, []],
    [{ order_id: 5, why: "late", "how many": 1.5, urgent: true }, []],
    [{ order_id: "5", "how many": "2", why: null }, []],
    [{ order_id: "gid://shopify/Order/5" }, ["Type mismatch on property 'order_id': expected number, got string."]],
    [{ why: 5 }, ["Type mismatch on property 'why': expected string, got number."]],
    [{ urgent: "yes" }, ["Type mismatch on property 'urgent': expected boolean, got string."]],
    [{ why: ["late"] }, ["Type mismatch on property 'why': expected string, got array."]],
    [{ who: "Ada" }, ["Property 'who' is not defined."]],
    [[], ["Type mismatch on property 'payload': expected hash, got array."]],
    [{ why: "x".repeat(49_990) }, []],
    [{ why: "x".repeat(49_991) }, ["Properties size exceeds the limit of 50000 bytes."]],
  ])("is refused by what it brings: %j", (payload, complaints) => {
    expect(complaintsOfPayload(trigger(), payload)).toEqual(complaints);
  });
});

describe("flowTriggerReceive", () => {
  const send = (args: string) => {
    const { world } = smallWorld();
    const context = {
      ...{ world, shop: world.shop(SHOP), appId: APP.appId, installation: 1, scopes: new Set<string>(), actor: APP },
      idempotency: new Idempotency(() => world.nowMs()),
      flowTriggers: declared({ held: HELD }).triggers,
      search: [],
      mutations: [],
    };
    const query = `mutation { flowTriggerReceive(${args}) { userErrors { field message } } }`;
    return executeRequest({ query }, context, new LeakyBucket(2_000, 100, world.nowMs()));
  };

  it("is journalled with its payload, and costs one point", () => {
    const answer = send('handle: "order-held", payload: { order_id: 5, why: "late" }');
    expect(answer.body.data).toEqual({ flowTriggerReceive: { userErrors: [] } });
    expect(answer.points).toBe(1);
    expect(answer.mutations).toMatchObject([
      {
        field: "flowTriggerReceive",
        arguments: { handle: "order-held", payload: { order_id: 5, why: "late" } },
        outcome: "applied",
        changed: true,
      },
    ]);
  });

  it.each([
    ['payload: { why: "late" }', "handle", "Handle can't be blank"],
    ['handle: "order-lost"', "handle", "Invalid handle 'order-lost'."],
    [
      'handle: "order-held", payload: { who: "Ada", why: 5 }',
      "payload",
      "Errors validating schema:\n  Property 'who' is not defined.\n  Type mismatch on property 'why': expected string, got number.\n",
    ],
    ['handle: "order-held", body: "{}"', "body", "Body can't be used together with handle and payload."],
  ])("is refused: %s", (args, field, message) => {
    const answer = send(args);
    expect(answer.body.data).toEqual({ flowTriggerReceive: { userErrors: [{ field: [field], message }] } });
    expect(answer.mutations).toMatchObject([{ outcome: "refused", changed: false }]);
  });

  it("in its older form is not simulated", () => {
    expect(send('body: "{}"').body.errors).toMatchObject([{ extensions: { code: "NOT_SIMULATED" } }]);
  });
});
