import type { AdminClient } from "#app/admin/client.server.ts";

const FIND_CUSTOMER = `#graphql
  query findCustomer($email: String!, $isByEmail: Boolean!, $phone: String!, $isByPhone: Boolean!) {
    byEmail: customerByIdentifier(identifier: { emailAddress: $email }) @include(if: $isByEmail) { id }
    byPhone: customerByIdentifier(identifier: { phoneNumber: $phone }) @include(if: $isByPhone) { id }
  }
` as const;

/** @returns the gid of the customer who has this e-mail or phone: a store has no second one with either; null: there is none. */
export async function findCustomer(
  client: AdminClient,
  { email, phone }: { email: string | null; phone: string | null },
): Promise<{ seen: { customerId: string | null }; points: number }> {
  const { data, points } = await client.send("findCustomer", FIND_CUSTOMER, {
    ...{ email: email ?? "", isByEmail: email !== null },
    ...{ phone: phone ?? "", isByPhone: phone !== null },
  });
  return { seen: { customerId: data.byEmail?.id ?? data.byPhone?.id ?? null }, points };
}
