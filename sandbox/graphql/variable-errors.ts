// Pure. What is wrong with the variables of a request, in Shopify's words (recorded for a field that an input has not got; the
// rest as graphql-ruby, on which Shopify's API runs, says it): one error a variable, which names all its problems.
import {
  type GraphQLInputType,
  GraphQLScalarType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";
import type { TopLevelError } from "#sandbox/graphql/validation-errors.ts";

interface Problem {
  path: (string | number)[];
  explanation: string;
}

const types = new WeakMap<VariableDefinitionNode, GraphQLInputType | undefined>();

function typeOf(definition: VariableDefinitionNode, schema: GraphQLSchema): GraphQLInputType | undefined {
  if (types.has(definition)) return types.get(definition);
  const type = typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined;
  types.set(definition, type);
  return type;
}

/** Empty when the operation can be run with these. */
export function variableErrors(
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  schema: GraphQLSchema,
): TopLevelError[] {
  return (operation.variableDefinitions ?? []).flatMap((definition): TopLevelError[] => {
    const name = definition.variable.name.value;
    const type = typeOf(definition, schema);
    if (!type) return [];
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined && (definition.defaultValue || !isNonNullType(type))) return [];
    const problems = problemsOf(type, value ?? null, []);
    if (problems.length === 0) return [];
    const within = problems
      .filter(({ path }) => path.length > 0)
      .map(({ path, explanation }) => `${path.join(".")} (${explanation})`);
    const about = within.length > 0 ? ` for ${within.join(", ")}` : "";
    const start = definition.loc?.startToken;
    return [
      {
        message: `Variable $${name} of type ${String(type)} was provided invalid value${about}`,
        ...(start ? { locations: [{ line: start.line, column: start.column }] } : {}),
        extensions: { code: "INVALID_VARIABLE", value: value ?? null, problems },
      },
    ];
  });
}

function problemsOf(type: GraphQLInputType, value: unknown, path: (string | number)[]): Problem[] {
  const problem = (explanation: string): Problem[] => [{ path, explanation }];
  if (isNonNullType(type))
    return value === null ? problem("Expected value to not be null") : problemsOf(type.ofType, value, path);
  if (value === null) return [];
  if (isListType(type)) {
    // One value stands for a list of one.
    if (!Array.isArray(value)) return problemsOf(type.ofType, value, path);
    return value.flatMap((one, index) => problemsOf(type.ofType, one ?? null, [...path, index]));
  }
  if (isEnumType(type)) {
    if (typeof value === "string" && type.getValue(value)) return [];
    const names = type.getValues().map(({ name }) => name);
    return problem(`Expected "${plain(value)}" to be one of: ${names.join(", ")}`);
  }
  if (isInputObjectType(type)) {
    if (typeof value !== "object" || Array.isArray(value))
      return problem(`Expected ${JSON.stringify(value)} to be a key-value object.`);
    const given = value as Record<string, unknown>;
    const fields = type.getFields();
    const [only, ...others] = Object.keys(given);
    const one = type.isOneOf && (others.length > 0 || only === undefined || given[only] === null);
    return [
      ...(one
        ? problem(
            others.length === 0 && only !== undefined
              ? `'${type.name}' requires exactly one argument, but '${only}' was \`null\`.`
              : `'${type.name}' requires exactly one argument, but ${Object.keys(given).length} were provided.`,
          )
        : []),
      ...Object.keys(given)
        .filter((name) => !Object.hasOwn(fields, name))
        .map((name) => ({ path: [...path, name], explanation: `Field is not defined on ${type.name}` })),
      ...Object.values(fields).flatMap((field) => {
        const inner = given[field.name];
        if (inner === undefined && (field.defaultValue !== undefined || !isNonNullType(field.type))) return [];
        return problemsOf(field.type, inner ?? null, [...path, field.name]);
      }),
    ];
  }
  return isScalar(type, value) ? [] : problem(`Could not coerce value ${JSON.stringify(value)} to ${type.name}`);
}

const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

const isNumeral = (value: unknown) =>
  typeof value === "number" || (typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value));

/** Scalars of the schema's own, which carry no check of theirs. */
const OWN: Readonly<Record<string, (value: unknown) => boolean>> = {
  Decimal: isNumeral,
  Money: isNumeral,
  DateTime: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
  Date: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  UnsignedInt64: (value) => /^\d+$/.test(String(value)),
  URL: (value) => typeof value === "string",
};

function isScalar(type: GraphQLInputType, value: unknown): boolean {
  if (!(type instanceof GraphQLScalarType)) return true;
  const own = OWN[type.name];
  if (own) return own(value);
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}
