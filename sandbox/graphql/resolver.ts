import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";

/** Computes one field of an official type from a record of the world. */
export type FieldResolver<S> = (
  source: S,
  // The official schema has checked the arguments already; each resolver says which ones it understands.
  args: never,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

export type TypeResolvers<S> = Record<string, FieldResolver<S>>;

/** Refuses arguments that a resolver does not understand, by name. Null, false, empty and absent are fine. */
export function refuseArguments(what: string, args: Record<string, unknown>, ...names: string[]): void {
  for (const name of names) {
    const given = args[name];
    if (given == null || given === false || (Array.isArray(given) && given.length === 0)) continue;
    throw notSimulated(`${what}(${name}:)`);
  }
}

const types = new WeakMap<object, string>();

/** Marks a record as of a concrete type, for fields that return an interface or a union. */
export function typed<T extends object>(type: string, record: T): T {
  types.set(record, type);
  return record;
}

export const typeOf = (record: object): string | undefined => types.get(record);
