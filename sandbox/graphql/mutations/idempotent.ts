import { type FieldNode, type GraphQLResolveInfo, print, visit } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { badRequest } from "#sandbox/graphql/graphql-error.ts";

type Resolve<A> = (
  root: undefined,
  args: A,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => Record<string, unknown>;

/**
 * A mutation that Shopify runs only with `@idempotent(key:)`, once a key.
 * @param check looks at the arguments first: Shopify complains of those before it misses the key (recorded:
 *   products_inventory-quantity-contracts-2026-04, "missingAdjustChangeFromQuantity").
 */
export const idempotent =
  <A>(resolve: Resolve<A>, check: (args: A, info: GraphQLResolveInfo) => void = () => undefined): Resolve<A> =>
  (root, args, context, info) => {
    check(args, info);
    const [node] = info.fieldNodes;
    const key = node && keyOf(node, info);
    if (key === undefined)
      throw badRequest("The @idempotent directive is required for this mutation but was not provided.");
    return context.idempotency.once(`${info.fieldName} ${key}`, fingerprint(node as FieldNode, context), () =>
      resolve(root, args, context, info),
    );
  };

function keyOf(node: FieldNode, info: GraphQLResolveInfo): string | undefined {
  const directive = node.directives?.find(({ name }) => name.value === "idempotent");
  const value = directive?.arguments?.find(({ name }) => name.value === "key")?.value;
  if (value?.kind === "Variable") return String(info.variableValues[value.name.value]);
  return value?.kind === "StringValue" ? value.value : undefined;
}

/** The parameters as they were sent: the order of input fields counts (documentation: "Implementing idempotency"). */
function fingerprint(node: FieldNode, { variables = {} }: RequestContext): string {
  const used: unknown[] = [];
  for (const argument of node.arguments ?? [])
    visit(argument, { Variable: ({ name }) => void used.push([name.value, variables[name.value]]) });
  return JSON.stringify([node.arguments?.map((argument) => print(argument)), used]);
}
