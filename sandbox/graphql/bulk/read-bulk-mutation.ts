// Pure. What Shopify takes as a bulk mutation. The words are the official schema's (`BulkMutationErrorCode`) where no other
// source has them.
import { Kind } from "graphql";
import { prepare } from "#sandbox/graphql/prepare.ts";
import type { Refusal } from "#sandbox/world/world.ts";

/** What is wrong with the document; nothing when it can run. */
export function refusalsOfBulkMutation(mutation: string): Refusal[] {
  const invalid = (message: string): Refusal[] => [{ message, field: ["mutation"], code: "INVALID_MUTATION" }];
  const ready = prepare(mutation);
  if ("syntaxError" in ready) return invalid(`Failed to parse the mutation - ${ready.syntaxError.message}`);
  const operation = ready.document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== "mutation")
    return invalid("Invalid operation type. Only `mutation` operations are supported.");
  const [first] = ready.errors;
  if (first) return invalid(first.message);
  if (operation.selectionSet.selections.length !== 1)
    return invalid(
      "The operation did not run because the mutation is invalid. Check your mutation syntax and try again.",
    );
  return [];
}
