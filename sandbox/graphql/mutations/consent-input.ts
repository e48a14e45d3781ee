// Pure. Marketing consent as mutations take it.
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import type { ConsentChange } from "#sandbox/world/customers/set-consent.ts";
import { instant } from "#sandbox/world/instant.ts";

export interface ConsentInput {
  marketingState: string;
  marketingOptInLevel?: string | null;
  consentUpdatedAt?: string | null;
  sourceLocationId?: string | null;
}

export const consentInput = (input: ConsentInput): ConsentChange => ({
  state: input.marketingState,
  optInLevel: input.marketingOptInLevel ?? null,
  updatedAt: input.consentUpdatedAt ? instant(Date.parse(input.consentUpdatedAt)) : null,
  sourceLocationId: input.sourceLocationId ? digits(input.sourceLocationId, "Location") : null,
});
