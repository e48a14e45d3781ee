// Pure. What is wrong with a value that stands in a document, in Shopify's words (recorded for an enum and for null; the rest as
// graphql-ruby, on which Shopify's API runs, says it): the innermost argument or field of an input that holds it is named.
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  type ObjectFieldNode,
  type ObjectValueNode,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { TopLevelError } from "#sandbox/graphql/validation-errors.ts";

type Locations = { line: number; column: number }[];

/** Where a value stands: an argument of a field, or a field of an input object. */
interface Place {
  parent: "Field" | "InputObject" | "Directive";
  parentName: string;
  name: string;
  type: GraphQLInputType;
  text: string;
  /** Of the parent. */
  locations: Locations;
  path: string[];
}

/** The error, or null when it is about none of these. @param operation how paths begin: "mutation Save". */
export function literalError(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
  operation: string,
): TopLevelError | null {
  const [node] = error.nodes ?? [];
  const unknown = /^Field "(\w+)" is not defined by type "(\w+)"/.exec(error.message);
  if (unknown && node?.kind === Kind.OBJECT_FIELD) {
    const place = placeOf(node, document, schema, operation);
    const [, name = "", type = ""] = unknown;
    return {
      message: `InputObject '${type}' doesn't accept argument '${name}'`,
      ...(place ? { locations: locationsOf(node), path: [...place.path, name] } : {}),
      extensions: { code: "argumentNotAccepted", name: type, typeName: "InputObject", argumentName: name },
    };
  }
  const missing = /^Field "(\w+)\.(\w+)" of required type "([^"]+)" was not provided/.exec(error.message);
  if (missing && node?.kind === Kind.OBJECT) {
    const place = placeOf(node, document, schema, operation);
    const [, inputObjectType = "", argumentName = "", argumentType = ""] = missing;
    return {
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      locations: locationsOf(node),
      ...(place ? { path: [...place.path, argumentName] } : {}),
      extensions: { code: "missingRequiredInputObjectAttribute", argumentName, argumentType, inputObjectType },
    };
  }
  const one =
    /^(?:OneOf Input Object "(\w+)" must specify exactly one key|Field "(\w+)\.(\w+)" must be non-null)\.$/.exec(
      error.message,
    );
  if (one && node?.kind === Kind.OBJECT) {
    const [, several, of = "", field] = one;
    const inputObjectType = several ?? of;
    const place = placeOf(node, document, schema, operation);
    return {
      message: several
        ? `OneOf Input Object '${several}' must specify exactly one key.`
        : `Argument '${of}.${field}' must be non-null.`,
      locations: locationsOf(node),
      ...(place ? { path: [...place.path, ...(field ? [field] : [])] } : {}),
      extensions: { code: "invalidOneOfInputObject", inputObjectType },
    };
  }
  if (!WRONG_VALUE.test(error.message) || !node) return null;
  const place = placeOf(node, document, schema, operation);
  return (
    place && {
      message: `Argument '${place.name}' on ${place.parent} '${place.parentName}' has an invalid value (${place.text}). Expected type '${String(place.type)}'.`,
      locations: place.locations,
      path: place.path,
      extensions: {
        code: "argumentLiteralsIncompatible",
        typeName: place.parent,
        argumentName: place.name,
      },
    }
  );
}

const WRONG_VALUE =
  /^(?:Value "\w+" does not exist in|Enum "\w+" cannot represent|Expected value of type|(?:Int|Float|String|Boolean|ID) cannot represent)/;

const locationsOf = ({ loc }: { loc?: { startToken: { line: number; column: number } } }): Locations =>
  loc ? [{ line: loc.startToken.line, column: loc.startToken.column }] : [];

/** The innermost place around a node; of an input object, the place where it stands itself. */
function placeOf(
  node: { loc?: { start: number; end: number } },
  document: DocumentNode,
  schema: GraphQLSchema,
  operation: string,
): Place | null {
  const at = node.loc;
  if (!at) return null;
  const isAround = (one: { loc?: { start: number; end: number } }) =>
    one.loc !== undefined && one.loc.start <= at.start && at.end <= one.loc.end;
  const info = new TypeInfo(schema);
  const path = [operation];
  let owner: { parent: Place["parent"]; name: string; locations: Locations } | null = null;
  let found: Place | null = null;
  const enterValue = (name: string, text: string, type: GraphQLInputType | null | undefined) => {
    path.push(name);
    if (owner && type)
      found = {
        parent: owner.parent,
        parentName: owner.name,
        name,
        type,
        text,
        locations: owner.locations,
        path: [...path],
      };
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(field) {
        if (!isAround(field)) return false;
        path.push(field.alias?.value ?? field.name.value);
        owner = { parent: "Field", name: field.name.value, locations: locationsOf(field) };
        return undefined;
      },
      Directive(directive) {
        if (!isAround(directive)) return false;
        owner = { parent: "Directive", name: directive.name.value, locations: locationsOf(directive) };
        return undefined;
      },
      Argument(argument) {
        if (!isAround(argument)) return false;
        enterValue(argument.name.value, print(argument.value), info.getArgument()?.type);
        return undefined;
      },
      ObjectValue(value: ObjectValueNode) {
        if (!isAround(value) || value === node) return false;
        const type = getNamedType(info.getInputType());
        if (type) owner = { parent: "InputObject", name: type.name, locations: locationsOf(value) };
        return undefined;
      },
      ObjectField(field: ObjectFieldNode) {
        if (!isAround(field) || field === node) return false;
        const parent = getNamedType(info.getParentInputType());
        const type = isInputObjectType(parent) ? parent.getFields()[field.name.value]?.type : info.getInputType();
        enterValue(field.name.value, print(field.value), type);
        return undefined;
      },
    }),
  );
  return found;
}
