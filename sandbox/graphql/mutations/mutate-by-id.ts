// A mutation whose only argument is the id of what it is about.
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { mutate } from "#sandbox/graphql/mutations/mutate.ts";

type Run = (id: string, context: RequestContext) => ReturnType<Parameters<typeof mutate>[4]>;

/** Its resolver. @param run does it, given the gid as it was sent. @param refused the payload beside Shopify's user errors. */
export const mutateById =
  (run: Run, refused?: Parameters<typeof mutate>[5]) =>
  (_root: undefined, { id }: { id: string }, context: RequestContext, { fieldName }: { fieldName: string }) =>
    mutate(context, fieldName, { id }, [id], () => run(id, context), refused);
