import { idOf } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { ofApp } from "#sandbox/graphql/resolvers/bulk-operation.ts";
import { byInstant, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import type { BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";

const OPERATIONS: Listing<BulkOperationRecord> = {
  searchable: {
    connection: "bulkOperations",
    text: () => true,
    fields: {
      id: byNumber(({ id }) => id),
      status: byText(({ status }) => status),
      operation_type: byText(({ type }) => type),
      created_at: byInstant(({ createdAt }) => createdAt),
    },
    notHeld: [],
  },
  sortKeys: { CREATED_AT: ({ createdAt }) => createdAt, COMPLETED_AT: ({ completedAt }) => completedAt ?? "" },
  sortKey: "CREATED_AT",
};

export const bulkQueries: TypeResolvers<undefined> = {
  bulkOperation: (_root, args: { id: string }, context) => {
    const id = idOf(args.id, "BulkOperation");
    return ofApp(context).find((one) => one.id === id) ?? null;
  },
  bulkOperations: (_root, args: SearchArguments, context, info) =>
    searchedPage(ofApp(context), args, OPERATIONS, context, info),
  currentBulkOperation: (_root, { type }: { type: "QUERY" | "MUTATION" }, context) =>
    ofApp(context).findLast((one) => one.type === type) ?? null,
};
