import { defaultTypeResolver, type GraphQLFieldResolver, type GraphQLTypeResolver, isObjectType } from "graphql";
import { deniedAccess } from "#sandbox/graphql/access.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { accessDenied, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { typeOf } from "#sandbox/graphql/resolver.ts";
import { RESOLVERS } from "#sandbox/graphql/resolvers/index.ts";

const FAULT = { field: null, message: "Refused by the sandbox's fault switch", code: null };

/** Every field of every type: may the app read it, does the world hold it, what is it. */
export const resolveField: GraphQLFieldResolver<unknown, RequestContext> = (source, args, context, info) => {
  const type = info.parentType;
  const denied = deniedAccess(type, info.fieldName, officialSchema().requiredAccess, context.scopes);
  if (denied) throw accessDenied(info.fieldName, denied);
  if (context.refuseMutations && type.name === "Mutation")
    return { userErrors: [FAULT], orderCancelUserErrors: [FAULT] };
  const resolvers = RESOLVERS[type.name];
  if (resolvers) {
    const resolver = Object.hasOwn(resolvers, info.fieldName) ? resolvers[info.fieldName] : undefined;
    if (!resolver) throw notSimulated(`${type.name}.${info.fieldName}`);
    return resolver(source, args as never, context, info);
  }
  if (typeof source === "object" && source !== null && Object.hasOwn(source, info.fieldName))
    return (source as Record<string, unknown>)[info.fieldName];
  // What a user error may say beside its message, and this one does not: the index of an element, more about it.
  if (isObjectType(type) && type.getInterfaces().some(({ name }) => name === "DisplayableError")) return null;
  // A payload's record that a refusal left out is null, as Shopify answers; anything else was never simulated.
  if (type.name.endsWith("Payload") && isObjectType(type)) return null;
  throw notSimulated(`${type.name}.${info.fieldName}`);
};

export const resolveType: GraphQLTypeResolver<unknown, RequestContext> = (value, context, info, abstractType) =>
  (typeof value === "object" && value !== null && typeOf(value)) ||
  defaultTypeResolver(value, context, info, abstractType);
