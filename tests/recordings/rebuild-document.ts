// Pure. The document that must have been sent, told from an answer and the variables, where the schema leaves no choice:
// the answer's keys are fields, and each variable is named like an argument of the one root field. What no variable says is
// told by the answer itself, or by what was shown before.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  introspectionTypes,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { isObject, type Json } from "#tests/recordings/json.ts";
import { type Asking, argumentsFrom } from "#tests/recordings/rebuild-arguments.ts";

/** Null when something of it would have to be guessed. */
export function rebuildDocument(data: unknown, variables: Json, asking: Asking): string | null {
  if (!isObject(data)) return null;
  const { schema } = officialSchema();
  const names = Object.keys(data);
  if (names.length === 0) return null;
  for (const [kind, root] of [
    ["mutation", schema.getMutationType()],
    ["query", schema.getQueryType()],
  ] as const) {
    const fields = root?.getFields() ?? {};
    if (!names.every((name) => fields[name] || (kind === "query" && describedType(name, data[name])))) continue;
    const declared = new Map<string, string>();
    const parts = names.map((name) => {
      const field = fields[name];
      return field
        ? rootField(field, data[name], { variables, asking }, kind, declared)
        : typeField(name, data[name] as Json);
    });
    const unused = Object.keys(variables).filter((name) => !declared.has(name));
    if (parts.includes(null) || unused.length > 0) return null;
    const head = [...declared].map(([name, type]) => `$${name}: ${type}`).join(", ");
    return `${kind} Rebuilt${head ? `(${head})` : ""} { ${parts.join(" ")} }`;
  }
  return null;
}

type Field = GraphQLField<unknown, unknown>;

const DESCRIBED = introspectionTypes.find(({ name }) => name === "__Type") as GraphQLNamedType;

/** A type of the schema that an alias is called after, and that an answer describes. */
function describedType(alias: string, value: unknown): GraphQLNamedType | undefined {
  if (!isObject(value) || !["inputFields", "fields", "enumValues", "possibleTypes"].some((key) => key in value)) return;
  return officialSchema().schema.getType(alias.charAt(0).toUpperCase() + alias.slice(1));
}

const typeField = (alias: string, value: Json): string =>
  `${alias}: __type(name: "${describedType(alias, value)?.name}")${selection(DESCRIBED, value)}`;

function rootField(
  field: Field,
  value: unknown,
  { variables, asking }: { variables: Json; asking: Asking },
  kind: "mutation" | "query",
  declared: Map<string, string>,
): string | null {
  const given: string[] = [];
  for (const argument of field.args.filter(({ name }) => name in variables)) {
    declared.set(argument.name, String(argument.type));
    given.push(`${argument.name}: $${argument.name}`);
  }
  const named = getNamedType(field.type);
  const untold = untoldArguments(field, given.length > 0, variables);
  if (untold.length > 0) {
    const told =
      kind === "mutation"
        ? argumentsFrom(field.name, untold, isObject(value) ? value : {}, asking)
        : idOfRead(untold, named, value, asking);
    if (!told) return null;
    given.push(...told);
  }
  if (named.name.endsWith("Connection") && !("first" in variables || "last" in variables)) given.push("first: 250");
  // A mutation of nothing was never sent: what it was asked is not known.
  if (kind === "mutation" && given.length === 0 && field.args.length > 0) return null;
  const key = Object.keys(variables).find((name) => /^idempotencyKey$/i.test(name));
  const directive = kind === "mutation" && key && !field.args.some(({ name }) => name === key);
  if (directive) declared.set(key, "String!");
  const inside = selection(named, value);
  if (inside === null) return null;
  return `${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${directive ? ` @idempotent(key: $${key})` : ""}${inside}`;
}

/** Arguments that the variables do not give: of a mutation without any variable all, else those that are needed. */
function untoldArguments(field: Field, someGiven: boolean, variables: Json): GraphQLArgument[] {
  const others = field.args.filter(({ name }) => !(name in variables));
  const isRead = officialSchema().schema.getQueryType()?.getFields()[field.name] === field;
  return someGiven || isRead ? others.filter(isRequiredArgument) : others;
}

/** What was read by its id says its id, or was shown before. */
function idOfRead(
  untold: readonly GraphQLArgument[],
  type: GraphQLNamedType,
  value: unknown,
  { lastShown }: Asking,
): string[] | null {
  if (untold.some(({ name }) => name !== "id")) return null;
  const id = isObject(value) && typeof value.id === "string" ? value.id : lastShown(type.name);
  return id ? [`id: ${JSON.stringify(id)}`] : null;
}

/** " { … }" for what `value` shows of a type, "" for a leaf; null when it cannot be told. */
function selection(type: GraphQLNamedType, value: unknown): string | null {
  if (isLeafType(type)) return "";
  const shown = (Array.isArray(value) ? value : [value]).filter(isObject);
  if (shown.length === 0) return " { __typename }";
  if (isAbstractType(type)) return abstractSelection(type, shown);
  if (!isObjectType(type)) return null;
  const names = [...new Set(shown.flatMap((one) => Object.keys(one)))];
  const parts = names.map((name) => (name === "__typename" ? name : innerField(type.getFields()[name], name, shown)));
  return parts.includes(null) ? null : ` { ${parts.join(" ")} }`;
}

function innerField(field: Field | undefined, name: string, shown: Json[]): string | null {
  if (!field) return null;
  const pages = getNamedType(field.type).name.endsWith("Connection");
  const values = shown.map((one) => one[name]);
  const required = field.args.filter((argument) => isRequiredArgument(argument));
  const names = required.length === 1 && required[0]?.name === "names" ? namesIn(values) : null;
  if (required.length > 0 && !names) return null;
  const merged = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
    ? values.flatMap((one) => (Array.isArray(one) ? one : []))
    : values;
  const inside = selection(getNamedType(field.type), merged);
  return inside === null ? null : `${name}${names ? `(names: ${names})` : pages ? "(first: 50)" : ""}${inside}`;
}

/** What was asked for by name is what was answered, one for one. */
function namesIn(values: readonly unknown[]): string | null {
  const [first] = values;
  const names = Array.isArray(first) ? first.map((one) => (isObject(one) ? one.name : undefined)) : [];
  return names.length > 0 && names.every((one) => typeof one === "string") ? JSON.stringify(names) : null;
}

function abstractSelection(type: GraphQLNamedType, shown: Json[]): string | null {
  const { schema } = officialSchema();
  const common = isInterfaceType(type) ? type.getFields() : {};
  const groups = Map.groupBy(shown, (one) => (typeof one.__typename === "string" ? one.__typename : ""));
  const parts: string[] = [];
  for (const [name, list] of groups) {
    const concrete = name ? schema.getType(name) : undefined;
    if (concrete && isObjectType(concrete)) {
      const inside = selection(concrete, list);
      if (inside === null) return null;
      parts.push(`... on ${name}${inside}`);
    } else {
      const names = [...new Set(list.flatMap((one) => Object.keys(one)))];
      const fields = names.map((one) => innerField(common[one], one, list));
      if (fields.includes(null)) return null;
      parts.push(...(fields as string[]));
    }
  }
  return ` { ${parts.join(" ")} }`;
}
