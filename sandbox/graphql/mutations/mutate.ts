import type { RequestContext } from "#sandbox/graphql/context.ts";
import { inputTooLarge, invalidId, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { type Refusal, Refused } from "#sandbox/world/world.ts";

export type UserError = Refusal;

type Payload = Record<string, unknown>;

/**
 * Runs a verb for a mutation field and keeps what came of it for the journal. What Shopify would refuse becomes user
 * errors beside the `refused` payload.
 * @param run does it; says whether anything is different now.
 */
export function mutate(
  context: RequestContext,
  field: string,
  args: Record<string, unknown>,
  targetIds: string[],
  run: () => { changed: boolean; payload: Payload; targetIds?: string[] },
  refused: (errors: UserError[]) => Payload = (userErrors) => ({ userErrors }),
): Payload {
  try {
    const { changed, payload, targetIds: others } = run();
    context.mutations.push({
      field,
      arguments: args,
      targetIds: [...targetIds, ...(others ?? [])],
      changed,
      outcome: "applied",
      messages: [],
    });
    return { userErrors: [], ...payload };
  } catch (error) {
    if (error instanceof NotSimulated) throw notSimulated(error.message);
    if (!(error instanceof Refused)) throw error;
    context.mutations.push({
      field,
      arguments: args,
      targetIds,
      changed: false,
      outcome: "refused",
      messages: error.refusals.map(({ message }) => message),
    });
    return refused([...error.refusals]);
  }
}

/** Digits of a gid of one of `types`; anything else is an invalid id, at the top of the answer. */
export function digits(id: string, ...types: string[]): string {
  const parsed = parseGid(id);
  if (!parsed || !types.includes(parsed.type)) throw invalidId(id);
  return parsed.id;
}

/** Refuses a list that is longer than Shopify takes it, at the top of the answer. */
export function atMost(limit: number, list: readonly unknown[]): void {
  if (list.length > limit) throw inputTooLarge(list.length, limit);
}
