// Pure. The document that the schema refused, told from the refusal: it names the operation, the field and the argument, and
// what stood there. All else of it is as short as the schema lets it be.
import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { at, type Json } from "#tests/recordings/json.ts";

/** Null when the error is of another kind. */
export function rebuildRefused(errors: readonly Json[] | null, variables: Json): string | null {
  const [error, ...others] = errors ?? [];
  if (error && at(error, "extensions", "code") === "INVALID_VARIABLE")
    return withVariable(String(error.message), variables);
  const path = error?.path;
  if (!error || others.length > 0 || !Array.isArray(path)) return null;
  const [operation, name, argument] = path.map(String);
  const [kind] = (operation ?? "").split(" ");
  const { schema } = officialSchema();
  const root = kind === "mutation" ? schema.getMutationType() : kind === "query" ? schema.getQueryType() : null;
  const field = root?.getFields()[name ?? ""];
  if (!field) return null;
  const code = at(error, "extensions", "code");
  const missing = code === "missingRequiredArguments" ? String(at(error, "extensions", "arguments")).split(", ") : [];
  const wrong = / has an invalid value \((.*)\)\. Expected type /.exec(String(error.message))?.[1];
  if (missing.length === 0 && !(code === "argumentLiteralsIncompatible" && argument && wrong)) return null;
  const given = field.args.flatMap((one): string[] => {
    if (one.name === argument) return [`${one.name}: ${wrong}`];
    return isRequiredArgument(one) && !missing.includes(one.name) ? [`${one.name}: ${shortest(one.type)}`] : [];
  });
  const page = field.args.some((one: GraphQLArgument) => one.name === "first") ? ["first: 1"] : [];
  const passed = [...page, ...given].join(", ");
  const inside = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return `${operation} { ${name}${passed ? `(${passed})` : ""}${inside} }`;
}

function shortest(type: GraphQLInputType): string {
  if (isListType("ofType" in type ? type.ofType : type) || isListType(type)) return "[]";
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? "";
  if (isInputObjectType(named)) {
    const needed = Object.values(named.getFields()).filter(isRequiredInputField);
    return `{ ${needed.map((field) => `${field.name}: ${shortest(field.type)}`).join(", ")} }`;
  }
  return { Int: "1", Float: "1", Boolean: "true" }[named.name] ?? `"1"`;
}

/** Of a variable that does not fit: the one mutation that takes an argument of its type. */
function withVariable(message: string, variables: Json): string | null {
  const [, variable, type] = /^Variable \$(\w+) of type (\S+) was provided invalid value/.exec(message) ?? [];
  const fields = Object.values(officialSchema().schema.getMutationType()?.getFields() ?? {});
  const taking = fields.flatMap(({ name, args }) => {
    const argument = args.find((one) => String(one.type) === type);
    return argument ? [`${name}(${argument.name}: $${variable})`] : [];
  });
  const others = Object.keys(variables).filter((name) => name !== variable);
  const key = others.length === 1 && others[0] === "idempotencyKey";
  if (taking.length !== 1 || (others.length > 0 && !key)) return null;
  const declared = `$${variable}: ${type}${key ? ", $idempotencyKey: String!" : ""}`;
  return `mutation Rebuilt(${declared}) { ${taking[0]}${key ? " @idempotent(key: $idempotencyKey)" : ""} { __typename } }`;
}
