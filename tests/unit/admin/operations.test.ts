// Every document that we send, against the official schema: valid, answered for, allowed, not released too widely.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  type IntrospectionQuery,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { COSTS } from "#app/admin/generated/costs.ts";
import { ACTIONS } from "#app/rules/actions/index.ts";
import { OPTIONAL_TOPICS } from "#app/rules/optional-topics.ts";
import { requestedCost } from "#sandbox/graphql/query-cost.ts";
import { readOperations } from "#scripts/read-operations.ts";
import { subscribedTopics } from "#tests/support/read-app-toml.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** Mutations that Shopify refuses without `@idempotent`, though the schema does not say so (2026-07 and 2026-10). */
const IDEMPOTENT = new Set([
  ...["inventoryActivate", "inventoryAdjustQuantities", "inventoryMoveQuantities", "inventorySetOnHandQuantities"],
  ...["inventorySetQuantities", "inventoryShipmentAddItems", "inventoryShipmentCreate", "refundCreate"],
  ...["inventoryShipmentCreateInTransit", "inventoryShipmentReceive", "inventoryTransferCreate", "locationActivate"],
  ...["inventoryTransferCreateAsReadyToShip", "inventoryTransferDuplicate", "inventoryTransferSetItems"],
  "locationDeactivate",
]);
/** `tagsAdd` and `tagsRemove` name no scope: they need the write scope of what they tag. */
const TAGGED = ["write_orders", "write_customers"];

interface Introspected {
  data: IntrospectionQuery;
  offline_scopes: { items: { type: string; typeName: string; fieldName?: string; offlineScopes: string[] }[] };
}
const introspected = (version: string) =>
  JSON.parse(gunzipSync(readFileSync(join(ROOT, ".cache", `admin_${version}.json.gz`))).toString()) as Introspected;

const current = introspected("2026-10");
const schemas = new Map<string, GraphQLSchema>([["2026-10", buildClientSchema(current.data, { assumeValid: true })]]);
if (existsSync(join(ROOT, ".cache", "admin_2026-07.json.gz")))
  schemas.set("2026-07", buildClientSchema(introspected("2026-07").data, { assumeValid: true }));
const schema = schemas.get("2026-10") as GraphQLSchema;
const operations = (await readOperations()).map((operation) => ({ ...operation, parsed: parse(operation.document) }));
const mutations = operations.filter(({ parsed }) => getOperationAST(parsed)?.operation === "mutation");

function rootFields(document: DocumentNode): FieldNode[] {
  return (getOperationAST(document)?.selectionSet.selections ?? []).filter((one) => one.kind === Kind.FIELD);
}

/** Each of them needs one of its scopes. */
function scopesAskedFor(document: DocumentNode): string[][] {
  const asked: string[][] = [];
  const scopes = (type: string, typeName: string, fieldName?: string) =>
    current.offline_scopes.items.find(
      (item) => item.type === type && item.typeName === typeName && item.fieldName === fieldName,
    )?.offlineScopes ?? [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const returned = getNamedType(info.getType());
        if (parent) asked.push(scopes("field", parent.name, node.name.value));
        if (returned) asked.push(scopes("type", returned.name.replace(/Connection$/, "")));
      },
      InlineFragment(node) {
        if (node.typeCondition) asked.push(scopes("type", node.typeCondition.name.value));
      },
    }),
  );
  return asked.filter((any) => any.length > 0);
}

describe("the operations", () => {
  it("are all found", () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(COSTS).sort());
  });

  it.each(operations.map(({ file, name }) => ({ file, name })))(
    "$name stands in the file named after it, or beside its kin",
    ({ file, name }) => {
      const camel = file.replace(/\.ts$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect([camel, camel.replace(/^read/, "readMore")]).toContain(name);
    },
  );

  describe.each([...schemas])("against %s", (_version, official) => {
    it.each(operations)("$name is valid and uses nothing removed", ({ parsed }) => {
      expect(validate(official, parsed).map(({ message }) => message)).toEqual([]);
    });
  });

  it.each(operations)("$name asks for no more points than one request may", ({ name, parsed }) => {
    const operation = getOperationAST(parsed);
    if (!operation) throw new Error("no operation");
    const cost = requestedCost(parsed, operation, {}, schema);
    expect(cost).toBeLessThanOrEqual(1_000);
    expect(COSTS[name as keyof typeof COSTS], "run npm run codegen").toBe(cost);
  });
});

describe("mutations", () => {
  it.each(mutations)("$name reads what the user did wrong", ({ parsed }) => {
    for (const field of rootFields(parsed)) {
      const errors = field.selectionSet?.selections.find(
        (one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === "userErrors",
      );
      const payload = getNamedType(schema.getMutationType()?.getFields()[field.name.value]?.type);
      const errorType =
        payload && "getFields" in payload ? getNamedType(payload.getFields().userErrors?.type) : undefined;
      const available = errorType && "getFields" in errorType ? Object.keys(errorType.getFields()) : [];
      const wanted = ["field", "message", "code"].filter((name) => available.includes(name));
      const selected = errors?.selectionSet?.selections.flatMap((one) =>
        one.kind === Kind.FIELD ? one.name.value : [],
      );
      expect(selected?.sort()).toEqual(wanted.sort());
    }
  });

  it.each(mutations)("$name carries @idempotent where Shopify asks for it", ({ parsed }) => {
    for (const field of rootFields(parsed))
      if (IDEMPOTENT.has(field.name.value))
        expect(field.directives?.map(({ name }) => name.value)).toContain("idempotent");
  });

  it.each(mutations)("$name releases named holds only, and takes only userErrors of a tagging", ({ parsed }) => {
    for (const field of rootFields(parsed)) {
      if (field.name.value === "fulfillmentOrderReleaseHold") {
        const holdIds = field.arguments?.find(({ name }) => name.value === "holdIds")?.value;
        expect(holdIds?.kind).toBe(Kind.VARIABLE);
        const variable = getOperationAST(parsed)?.variableDefinitions?.find(
          (one) => holdIds?.kind === Kind.VARIABLE && one.variable.name.value === holdIds.name.value,
        );
        expect(variable?.type.kind, "holdIds may not be null: Shopify then releases everybody's").toBe(
          Kind.NON_NULL_TYPE,
        );
      }
      if (/^tags(Add|Remove)$/.test(field.name.value))
        expect(field.selectionSet?.selections.map((one) => one.kind === Kind.FIELD && one.name.value)).toEqual([
          "userErrors",
        ]);
      // A whole record is never written: what is not named stays, and tags are never named.
      if (/^(order|customer|product|draftOrder)Update$/.test(field.name.value)) {
        const record = field.arguments?.filter(({ name }) => name.value !== "id") ?? [];
        const given = record.map(({ value }) => value);
        expect(given.map(({ kind }) => kind)).toEqual([Kind.OBJECT]);
        expect(
          given.flatMap((one) => (one.kind === Kind.OBJECT ? one.fields.map(({ name }) => name.value) : [])),
        ).not.toContain("tags");
      }
    }
  });
});

/** What Shopify asks for before it sends a topic, of those whose records no operation reads or writes yet. */
const scopeOfTopic = (topic: string): string[] =>
  topic.startsWith("draft_orders/") ? ["read_draft_orders"] : topic.startsWith("inventory_") ? ["read_inventory"] : [];

describe("access scopes", () => {
  const toml = parseToml(readFileSync(join(ROOT, "shopify.app.toml"), "utf8")) as {
    access_scopes: { scopes: string; optional_scopes: string[] };
  };
  const asked = toml.access_scopes.scopes.split(",");
  const optional = toml.access_scopes.optional_scopes;
  const granted = new Set([...asked, ...optional].flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
  const needed = operations.flatMap(({ parsed }) => scopesAskedFor(parsed));
  const actions = ACTIONS.flatMap(({ scopes }) => scopes);

  it.each(operations)("$name is allowed by the scopes that shopify.app.toml asks for", ({ parsed }) => {
    for (const anyOf of scopesAskedFor(parsed))
      expect(
        anyOf.some((scope) => granted.has(scope)),
        anyOf.join(" or "),
      ).toBe(true);
  });

  it("has every scope that an action names", () => {
    expect(actions.filter((scope) => !granted.has(scope))).toEqual([]);
  });

  it("asks for no scope that nothing uses", () => {
    const used = new Set([
      ...needed.flat(),
      ...actions,
      ...TAGGED,
      ...subscribedTopics().flatMap(scopeOfTopic),
      ...Object.values(OPTIONAL_TOPICS),
      "read_all_orders",
    ]);
    // Topics of shopify.app.toml and writes need their reading half as well.
    for (const scope of [...used]) used.add(scope.replace(/^write_/, "read_"));
    expect([...asked, ...optional].filter((scope) => !used.has(scope))).toEqual([]);
  });

  it("are seen below connections and fragments", () => {
    const variants = parse("query x { order(id: 1) { lineItems(first: 1) { nodes { variant { id } } } } }");
    expect(scopesAskedFor(variants).flat()).toContain("read_products");
  });

  it("lets tags be written on what is tagged", () => {
    for (const scope of TAGGED) expect(asked).toContain(scope);
  });
});
