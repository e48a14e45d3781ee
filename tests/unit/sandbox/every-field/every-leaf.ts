// Selections that ask for everything: all leaves of a type, and all leaves of the objects that hang on it.
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { RESOLVERS } from "#sandbox/graphql/resolvers/index.ts";
import type { World } from "#sandbox/world/world.ts";
import { ask } from "#tests/unit/sandbox/support.ts";

type Field = GraphQLField<unknown, unknown>;

/** Whether a field may be asked for: it needs no argument, and is not one that is known to be refused. */
export type Wanted = (name: string) => boolean;

export const fieldsOf = (type: GraphQLNamedType | undefined): Field[] =>
  isObjectType(type) ? (Object.values(type.getFields()) as Field[]) : [];

export const isSimulated = (type: string, field: string): boolean => {
  const resolvers = RESOLVERS[type];
  return !resolvers || Object.hasOwn(resolvers, field);
};

/** Objects without an id are part of what they stand in, as the pages of a list are. */
const isPartOf = (type: GraphQLNamedType) =>
  isAbstractType(type) || (isObjectType(type) && !type.getInterfaces().some(({ name }) => name === "Node"));
/** No selection goes deeper: parts have parts of their own kind. */
const DEEPEST = 3;

/**
 * @param depth how many records deep; what has no id of its own counts as part of its record.
 * Each field stands under the name of its type, so that the fields of two types of a union never meet.
 */
export function everyLeaf(type: GraphQLNamedType, depth: number, wanted: Wanted, within = 0): string {
  if (isAbstractType(type)) {
    const { schema } = officialSchema();
    const types =
      depth > 0 && within <= DEEPEST ? schema.getPossibleTypes(type).filter(({ name }) => RESOLVERS[name]) : [];
    const all = types.map((one) => `... on ${one.name} ${everyLeaf(one, depth - 1, wanted, within + 1)}`);
    return `{ __typename ${all.join(" ")} }`;
  }
  const parts = fieldsOf(type)
    .filter(({ name, args }) => !args.some(isRequiredArgument) && wanted(`${type.name}.${name}`))
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      const page = field.args.some(({ name }) => name === "first") ? "(first: 1)" : "";
      const asked = `${type.name}_${field.name}: ${field.name}${page}`;
      if (isLeafType(inner)) return [asked];
      const left = depth - (isPartOf(inner) ? 0 : 1);
      // What a page has in `edges` is in `nodes` too, where it has them.
      return (field.name === "edges" && fieldsOf(type).some(({ name }) => name === "nodes")) ||
        left < 0 ||
        within > DEEPEST
        ? []
        : [`${asked} ${everyLeaf(inner, left, wanted, within + 1)}`];
    });
  return `{ __typename ${parts.join(" ")} }`;
}

/** Every scope that the schema names. */
function everyScope(): string[] {
  const words = [...officialSchema().requiredAccess.values()].join(" ");
  return ["read_all_orders", ...new Set(words.match(/(?<=`)(?:read|write)_[a-z_]+(?=`)/g))];
}

/** Asks without a limit of points and with every scope. */
export function askAll(world: World, query: string, variables: Record<string, unknown> = {}) {
  const bucket = new LeakyBucket(1e9, 1e9, world.nowMs());
  return ask(world, query, variables, { scopes: everyScope(), bucket }).body;
}
