// Answers one Admin GraphQL request: reads it against the official schema, charges points, runs it over the world.
import {
  type DocumentNode,
  execute,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { AppliedMutation, RequestContext } from "#sandbox/graphql/context.ts";
import type { LeakyBucket, ThrottleStatus } from "#sandbox/graphql/leaky-bucket.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { actualCost, requestedCost } from "#sandbox/graphql/query-cost.ts";
import { resolveField, resolveType } from "#sandbox/graphql/resolve-field.ts";
import { type TopLevelError, validationError } from "#sandbox/graphql/validation-errors.ts";

/**
 * Shopify takes fields of one name and different types below fragments on different types, which the specification forbids
 * (recorded: admin-platform_fulfillment-return-node-read-after-write).
 */
const CONFLICTING_TYPES = /conflict because they return conflicting types/;

/** The most that a single request may cost, on every plan. */
const MAX_COST = 1_000;

export interface AdminRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

export interface AdminAnswer {
  body: {
    data?: Record<string, unknown> | null;
    errors?: TopLevelError[];
    extensions?: {
      cost?: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: ThrottleStatus };
      search?: RequestContext["search"];
    };
  };
  /** Name of the operation, or its first field. */
  operation: string;
  kind: "query" | "mutation" | "invalid";
  points: number;
  throttled: boolean;
  mutations: AppliedMutation[];
}

interface Prepared {
  document: DocumentNode;
  errors: TopLevelError[];
}

const prepared = new Map<string, Prepared>();
const PREPARED_AT_MOST = 500;

/** Parses and validates a document once; documents are few and requests are many. */
export function prepare(query: string): Prepared | { syntaxError: TopLevelError } {
  const known = prepared.get(query);
  if (known) return known;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return {
      syntaxError: {
        message: error.message.replace(/^Syntax Error: /, "syntax error, "),
        locations: error.locations?.map(({ line, column }) => ({ line, column })) ?? [],
        extensions: { code: "parseError" },
      },
    };
  }
  const errors = validate(officialSchema().schema, document, specifiedRules)
    .filter((error) => !CONFLICTING_TYPES.test(error.message))
    .map((error) => validationError(error, document));
  const made = { document, errors };
  if (prepared.size >= PREPARED_AT_MOST) prepared.clear();
  prepared.set(query, made);
  return made;
}

export function executeRequest(request: AdminRequest, context: RequestContext, bucket: LeakyBucket): AdminAnswer {
  const { schema } = officialSchema();
  const refused = (errors: TopLevelError[]): AdminAnswer => ({
    body: { errors },
    operation: "invalid",
    kind: "invalid",
    points: 0,
    throttled: false,
    mutations: [],
  });
  const ready = prepare(request.query);
  if ("syntaxError" in ready) return refused([ready.syntaxError]);
  if (ready.errors.length > 0) return refused(ready.errors);
  const operation = chosenOperation(ready.document, request.operationName);
  if (!operation) return refused([{ message: `No operation named "${request.operationName ?? ""}"` }]);
  const variables = request.variables ?? {};
  const name = operation.name?.value ?? firstField(operation);
  const kind = operation.operation === "mutation" ? "mutation" : "query";
  const nowMs = context.world.clock.outside.nowMs();

  const requested = requestedCost(ready.document, operation, variables, schema);
  const cost = (actual: number | null) => ({
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: bucket.status(nowMs),
  });
  const unpaid: Pick<AdminAnswer, "operation" | "kind" | "points" | "mutations"> = {
    operation: name,
    kind,
    points: 0,
    mutations: [],
  };
  if (requested > MAX_COST) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_COST}).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/tutorials/perform-bulk-operations-with-admin-api for usage details.\n`;
    const extensions = { code: "MAX_COST_EXCEEDED", cost: requested, maxCost: MAX_COST, documentation: DOCUMENTATION };
    return { ...unpaid, throttled: false, body: { errors: [{ message, extensions }] } };
  }
  if (!bucket.take(requested, nowMs))
    return {
      ...unpaid,
      throttled: true,
      body: {
        errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: DOCUMENTATION } }],
        extensions: { cost: cost(null) },
      },
    };

  const run = () =>
    execute({
      schema,
      document: ready.document,
      variableValues: variables,
      operationName: request.operationName,
      contextValue: { ...context, variables },
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
  const result = kind === "query" ? context.world.reading(run) : run();
  if (result instanceof Promise) throw new Error("resolvers of the sandbox are synchronous");
  const data = result.data as Record<string, unknown> | null | undefined;
  const actual = data ? Math.min(requested, actualCost(ready.document, operation, variables, schema, data)) : requested;
  bucket.refund(requested - actual);
  const errors = result.errors?.map((error) => executionError(error, variables));
  return {
    body: {
      ...(errors ? { errors } : {}),
      ...(data === undefined ? {} : { data }),
      extensions: { cost: cost(actual), ...(context.search.length > 0 ? { search: context.search } : {}) },
    },
    operation: name,
    kind,
    points: actual,
    throttled: false,
    mutations: context.mutations,
  };
}

const DOCUMENTATION = "https://shopify.dev/api/usage/rate-limits";

function chosenOperation(document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return name ? operations.find((one) => one.name?.value === name) : operations[0];
}

function firstField(operation: OperationDefinitionNode): string {
  const [first] = operation.selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : operation.operation;
}

function executionError(error: GraphQLError, variables: Record<string, unknown>): TopLevelError {
  // A bug of the sandbox itself must not look like an answer of Shopify.
  if (error.originalError && !(error.originalError instanceof GraphQLError) && !error.extensions.code)
    throw error.originalError;
  const variable =
    /^Variable "\$(\w+)" (?:of required type "([^"]+)" was not provided|got invalid value (.*?)(?: at "[^"]*")?; (.*))/s.exec(
      error.message,
    );
  const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? [];
  if (variable) {
    const [, name = "", type = "", , why = ""] = variable;
    return {
      message: type
        ? `Variable $${name} of type ${type} was provided invalid value`
        : `Variable $${name} was provided invalid value (${why})`,
      locations,
      extensions: {
        code: "INVALID_VARIABLE",
        value: variables[name] ?? null,
        problems: [{ path: [], explanation: type ? "Expected value to not be null" : why }],
      },
    };
  }
  return {
    message: error.message,
    locations,
    ...(error.path ? { path: [...error.path] } : {}),
    extensions: { ...error.extensions },
  };
}
