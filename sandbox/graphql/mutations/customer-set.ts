import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type CustomId, findByCustomId } from "#sandbox/graphql/find-by-custom-id.ts";
import { type CustomerInput, customerChange, customerDraft } from "#sandbox/graphql/mutations/customer-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { updateCustomer } from "#sandbox/world/customers/update-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import { type Refusal, Refused } from "#sandbox/world/world.ts";

interface Identifier {
  id?: string | null;
  email?: string | null;
  phone?: string | null;
  customId?: CustomId | null;
}

const refuse = (message: string, code: string, field = ["input"]): never => {
  throw new Refused(message, { field, code });
};

/** The customer that is to be changed; null: a new one is made. Messages are the descriptions of the codes. */
function targetOf(
  { identifier, input }: { identifier?: Identifier | null; input: CustomerInput },
  context: RequestContext,
): CustomerRecord | null {
  const { world, shop } = context;
  const byId = (id: string) =>
    world.customer(shop.domain, digits(id, "Customer")) ??
    refuse("Resource matching the identifier was not found.", "NOT_FOUND");
  if (!identifier) return input.id ? byId(input.id) : null;
  if (input.id) refuse("The id field is not allowed if identifier is provided.", "ID_NOT_ALLOWED", ["input", "id"]);
  if (identifier.id) return byId(identifier.id);
  if (identifier.customId) {
    const found = findByCustomId("Customer", identifier.customId, context);
    return found
      ? world.customer(shop.domain, found)
      : refuse("The input argument `metafields` (if present) must contain the `customId` value.", "METAFIELD_MISMATCH");
  }
  for (const name of ["email", "phone"] as const) {
    const wanted = identifier[name];
    if (!wanted) continue;
    if (!input[name])
      refuse("The input field corresponding to the identifier is required.", "MISSING_FIELD_REQUIRED", ["input"]);
    if (input[name] !== wanted)
      refuse(
        "The identifier value does not match the value of the corresponding field in the input.",
        "INPUT_MISMATCH",
        ["input", name],
      );
    return customerIndex(world).find(shop.domain, { [name]: wanted });
  }
  return null;
}

/** `customerSet`: makes a customer or changes one. */
export function customerSet(
  args: { identifier?: Identifier | null; input: CustomerInput },
  context: RequestContext,
): Record<string, unknown> {
  const { world, shop, actor } = context;
  return mutate(
    context,
    "customerSet",
    { ...args },
    [],
    () => {
      const target = targetOf(args, context);
      try {
        const { customer, changed } = target
          ? updateCustomer(world, shop.domain, target.id, customerChange(args.input, target, context), actor)
          : { customer: createCustomer(world, shop.domain, customerDraft(args.input, context), actor), changed: true };
        return { changed, payload: { customer }, targetIds: [gid("Customer", customer.id)] };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        throw Refused.all(error.refusals.map(nested));
      }
    },
    (userErrors) => ({ customer: null, userErrors }),
  );
}

const nested = (one: Refusal): Refusal => ({ ...one, field: ["input", ...(one.field ?? [])] });
