// Answers one Admin GraphQL request: reads it against the official schema, charges points, runs it over the world.
import { Kind, type OperationDefinitionNode } from "graphql";
import type { AppliedMutation, RequestContext } from "#sandbox/graphql/context.ts";
import { chosenOperation, executeDocument } from "#sandbox/graphql/execute-document.ts";
import { executionError } from "#sandbox/graphql/execution-error.ts";
import type { LeakyBucket, ThrottleStatus } from "#sandbox/graphql/leaky-bucket.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { prepare } from "#sandbox/graphql/prepare.ts";
import { actualCost, requestedCost } from "#sandbox/graphql/query-cost.ts";
import type { TopLevelError } from "#sandbox/graphql/validation-errors.ts";
import { variableErrors } from "#sandbox/graphql/variable-errors.ts";

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
  if (!operation) {
    const name = request.operationName;
    return refused([{ message: name ? `No operation named "${name}"` : "An operation name is required" }]);
  }
  const variables = request.variables ?? {};
  const wrong = variableErrors(operation, variables, schema);
  if (wrong.length > 0) return refused(wrong);
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

  const result = executeDocument(ready.document, variables, context, request.operationName);
  const data = result.data as Record<string, unknown> | null | undefined;
  const actual = data ? Math.min(requested, actualCost(ready.document, operation, variables, schema, data)) : requested;
  bucket.refund(requested - actual);
  const errors = result.errors?.map((error) => executionError(error));
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

function firstField(operation: OperationDefinitionNode): string {
  const [first] = operation.selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : operation.operation;
}
