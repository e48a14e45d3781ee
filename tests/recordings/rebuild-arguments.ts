// Pure. The arguments that a mutation must have been given, told from what it answered: what was asked to be is what is.
import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { gidsIn, gidType } from "#tests/recordings/id-map.ts";
import { at, eachObject, isObject, type Json } from "#tests/recordings/json.ts";

/** Where an argument that is called otherwise shows in the answer. */
const SHOWN_AS: Readonly<Record<string, readonly string[]>> = {
  "fulfillmentServiceCreate.name": ["fulfillmentService", "serviceName"],
  "fulfillmentOrderMove.newLocationId": ["movedFulfillmentOrder", "assignedLocation", "location", "id"],
};

/** What must be said and leaves no trace in the answer: any value will do. */
const WITHOUT_TRACE: Readonly<Record<string, unknown>> = { "orderCancel.reason": "OTHER", "orderCancel.restock": true };

/** What is known of the request beside the answer: where it stands in the file, and what was shown before it. */
export interface Asking {
  path: string;
  /** The gid of a type that was shown last. */
  lastShown: (type: string) => string | null;
}

/** Null when something that is needed cannot be told. */
export function argumentsFrom(
  mutation: string,
  args: readonly GraphQLArgument[],
  payload: Json,
  asking: Asking,
): string[] | null {
  const given: string[] = [];
  for (const argument of args) {
    if (argument.deprecationReason) continue;
    const value = toldValue(mutation, argument, payload, asking);
    if (value !== undefined) given.push(`${argument.name}: ${literal(argument.type, value)}`);
    else if (isRequiredArgument(argument)) return null;
  }
  return given.length > 0 ? given : null;
}

function toldValue(mutation: string, { name, type }: GraphQLArgument, payload: Json, asking: Asking): unknown {
  const key = `${mutation}.${name}`;
  if (key === "orderCreate.order") return orderOf(payload);
  if (key in WITHOUT_TRACE) return WITHOUT_TRACE[key];
  if (SHOWN_AS[key]) return at(payload, ...SHOWN_AS[key]) ?? undefined;
  const named = getNamedType(type);
  if (named.name === "ID") return idOf(mutation, name, payload, asking);
  if (!isInputObjectType(named)) return undefined;
  const deleted = deletedId(payload);
  if (deleted) return inputFrom(named, { id: deleted });
  if (!isListType(getNullableType(type))) return inputFrom(named, recordOf(payload) ?? {});
  // "variants" is told by "productVariants".
  const list = Object.entries(payload).find(
    ([field, value]) => Array.isArray(value) && field.toLowerCase().endsWith(name.toLowerCase()),
  )?.[1];
  const items = Array.isArray(list) ? list.filter(isObject).map((one) => inputFrom(named, one)) : [];
  return items.length > 0 && !items.includes(undefined) ? items : undefined;
}

/** An order of what its answer shows of lines; what they cost has left no trace. */
function orderOf(payload: Json): Json | undefined {
  const lineItems: Json[] = [];
  eachObject(payload, ({ lineItem }) => {
    if (isObject(lineItem) && typeof lineItem.title === "string" && typeof lineItem.quantity === "number")
      lineItems.push({ title: lineItem.title, quantity: lineItem.quantity });
  });
  return lineItems.length > 0 ? { lineItems } : undefined;
}

function idOf(mutation: string, name: string, payload: Json, { path, lastShown }: Asking): string | undefined {
  if (name === "id") {
    // An edit is a session: its steps name the order as it will be.
    if (/^orderEdit(?!Begin)/.test(mutation)) return lastShown("CalculatedOrder") ?? undefined;
    const own = deletedId(payload) ?? recordOf(payload)?.id;
    return typeof own === "string" ? own : undefined;
  }
  const of = name.replace(/Id$/, "");
  const shown = at(payload, of, "id");
  if (typeof shown === "string") return shown;
  return gidsIn(path).find((gid) => gidType(gid).toLowerCase() === of.toLowerCase());
}

const deletedId = (payload: Json): string | undefined => {
  const found = Object.entries(payload).find(([field]) => /^deleted\w*Id$/.test(field))?.[1];
  return typeof found === "string" ? found : undefined;
};

/** The record that a payload is about: the first that it shows. */
const recordOf = (payload: Json): Json | undefined => Object.values(payload).find(isObject);

/** Those fields of an input that a record shows under the same name; undefined when one is missing that is needed. */
function inputFrom(type: GraphQLInputObjectType, record: Json): Json | undefined {
  const input: Json = {};
  for (const field of Object.values(type.getFields())) {
    const value = record[field.name];
    const inner = getNamedType(field.type);
    const told = isInputObjectType(inner) ? (isObject(value) ? inputFrom(inner, value) : undefined) : value;
    if (told !== undefined && told !== null && !isObject(told) === !isInputObjectType(inner)) input[field.name] = told;
    else if (isRequiredInputField(field)) return undefined;
  }
  return Object.keys(input).length > 0 ? input : undefined;
}

/** A value as it stands in a document. */
function literal(type: GraphQLInputType, value: unknown): string {
  const named = getNamedType(type);
  if (Array.isArray(value)) return `[${value.map((one) => literal(named, one)).join(", ")}]`;
  if (isInputObjectType(named) && isObject(value)) {
    const fields = named.getFields();
    const parts = Object.entries(value).flatMap(([name, one]) => {
      const field = fields[name];
      return field ? [`${name}: ${literal(field.type, one)}`] : [];
    });
    return `{ ${parts.join(", ")} }`;
  }
  return isEnumType(named) ? String(value) : JSON.stringify(value);
}
