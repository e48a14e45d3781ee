import type { RequestContext } from "#sandbox/graphql/context.ts";
import { accessDenied, badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseLongTags } from "#sandbox/graphql/mutations/refuse-long-tags.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import { addTags, removeTags, type Taggable, taggedRecord } from "#sandbox/world/tag.ts";
import { Refused } from "#sandbox/world/world.ts";

/** What can be tagged, and the scope that it takes. */
const SCOPES: Record<string, string> = {
  Order: "write_orders",
  DraftOrder: "write_draft_orders",
  Customer: "write_customers",
  Product: "write_products",
};

function changeTags(
  field: "tagsAdd" | "tagsRemove",
  args: { id: string; tags: string[] },
  context: RequestContext,
): Record<string, unknown> {
  const { world, shop, actor } = context;
  const parsed = parseGid(args.id);
  if (!parsed) throw badRequest(`Invalid global id '${args.id}'`);
  const scope = SCOPES[parsed.type];
  if (!scope) throw notSimulated(`${field} of ${parsed.type}`);
  if (!context.scopes.has(scope)) throw accessDenied(field, `\`${scope}\` access scope.`);
  refuseLongTags(field, parsed.type, args.tags);
  const target = { type: parsed.type, id: parsed.id } as Taggable;
  const verb = field === "tagsAdd" ? addTags : removeTags;
  return mutate(context, field, { ...args }, [args.id], () => {
    const done = verb(world, shop.domain, target, args.tags, actor);
    if (!done) throw new Refused(`${parsed.type} does not exist`, { field: ["id"] });
    const record = taggedRecord(world, shop.domain, target);
    return { changed: done.changed, payload: { node: record && typed(target.type, record) } };
  });
}

export const tagMutations: TypeResolvers<undefined> = {
  tagsAdd: (_root, args: { id: string; tags: string[] }, context) => changeTags("tagsAdd", args, context),
  tagsRemove: (_root, args: { id: string; tags: string[] }, context) => changeTags("tagsRemove", args, context),
};
