import type { DocumentNode, ExecutionResult } from "graphql";
import type { FlowTrigger } from "#sandbox/flow/flow-trigger.ts";
import type { Idempotency } from "#sandbox/graphql/idempotency.ts";
import type { SearchWarning } from "#sandbox/graphql/search.ts";
import type { Actor, ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** What one request carries through its resolvers. */
export interface RequestContext {
  world: World;
  shop: ShopRecord;
  appId: string;
  installation: number;
  scopes: ReadonlySet<string>;
  actor: Actor;
  idempotency: Idempotency;
  /** What the app's extensions declare for Shopify Flow, by handle. */
  flowTriggers?: ReadonlyMap<string, FlowTrigger>;
  /** What the app calls itself, where that is known. */
  appName?: string;
  /** Where the app is, where it is anywhere. */
  appUrl?: string;
  /** Fault: mutations of this request answer a user error and do nothing. */
  refuseMutations?: boolean;
  /** As they were sent: set when the request is run. */
  variables?: Record<string, unknown>;
  /** Runs a further document, valid too: set when the request is run. */
  execute?: (document: DocumentNode, variables: Record<string, unknown>, context: RequestContext) => ExecutionResult;
  /** Filled by the resolvers, read when the answer is put together. */
  search: { path: (string | number)[]; query: string; warnings: SearchWarning[] }[];
  mutations: AppliedMutation[];
}

/** One mutation field of a request, as the journal keeps it. */
export interface AppliedMutation {
  field: string;
  arguments: Record<string, unknown>;
  targetIds: string[];
  changed: boolean;
  /** applied: done, or already so; refused: user errors. */
  outcome: "applied" | "refused";
  messages: string[];
}
