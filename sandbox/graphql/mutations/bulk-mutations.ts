import { filesOf, secretKey } from "#sandbox/graphql/bulk/file-store.ts";
import { pagedQueries } from "#sandbox/graphql/bulk/paged-query.ts";
import { refusalsOfBulkMutation } from "#sandbox/graphql/bulk/read-bulk-mutation.ts";
import { readBulkQuery } from "#sandbox/graphql/bulk/read-bulk-query.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { cancelBulkOperation } from "#sandbox/world/bulk/cancel-bulk-operation.ts";
import { startBulkOperation } from "#sandbox/world/bulk/start-bulk-operation.ts";
import { gid } from "#sandbox/world/gid.ts";
import { Refused } from "#sandbox/world/world.ts";

const noOperation = (userErrors: unknown[]) => ({ bulkOperation: null, userErrors });

/** A field that is not simulated is named now, not found missing in the result: one object of each kind is read. */
function refuseWhatIsNotSimulated(
  read: Extract<ReturnType<typeof readBulkQuery>, { document: object }>,
  context: RequestContext,
) {
  for (const { document, isConnection } of pagedQueries(read.document, read.operation, 1, "1")) {
    const errors = context.execute?.(document, isConnection ? { after: null } : {}, {
      ...context,
      search: [],
      mutations: [],
    }).errors;
    const strange = errors?.find(({ extensions }) => extensions.code === "NOT_SIMULATED");
    if (strange) throw notSimulated(strange.message.replace(/^not simulated: /, ""));
  }
}

interface UploadInput {
  resource: string;
  filename: string;
  mimeType: string;
  httpMethod?: "POST" | "PUT" | null;
}

/** What can be uploaded here, and whether it has an address afterwards. */
const UPLOADS: Readonly<Record<string, boolean>> = { BULK_MUTATION_VARIABLES: false, RETURN_LABEL: true, FILE: true };

export const bulkMutations: TypeResolvers<undefined> = {
  bulkOperationRunQuery: (_root, args: { query: string; groupObjects: boolean }, context, info) => {
    const read = readBulkQuery(args.query);
    if ("document" in read) refuseWhatIsNotSimulated(read, context);
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [],
      () => {
        if ("refusals" in read) throw Refused.all(read.refusals);
        const { world, shop, appId } = context;
        const start = {
          appId,
          type: "QUERY",
          query: args.query,
          groupObjects: args.groupObjects,
          uploadKey: null,
        } as const;
        const bulkOperation = startBulkOperation(world, shop.domain, start, null);
        return { changed: true, payload: { bulkOperation }, targetIds: [gid("BulkOperation", bulkOperation.id)] };
      },
      noOperation,
    );
  },
  bulkOperationRunMutation: (
    _root,
    args: {
      mutation: string;
      stagedUploadPath: string;
      groupObjects?: boolean | null;
      clientIdentifier?: string | null;
    },
    context,
    info,
  ) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [],
      () => {
        const { world, shop, appId } = context;
        const refusals = refusalsOfBulkMutation(args.mutation);
        if (refusals.length > 0) throw Refused.all(refusals);
        if (filesOf(world).read(args.stagedUploadPath) === null)
          throw new Refused(
            "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
            { code: "NO_SUCH_FILE" },
          );
        const start = {
          appId,
          type: "MUTATION",
          query: args.mutation,
          groupObjects: args.groupObjects ?? true,
          uploadKey: args.stagedUploadPath,
        } as const;
        const bulkOperation = startBulkOperation(world, shop.domain, start, null);
        return { changed: true, payload: { bulkOperation }, targetIds: [gid("BulkOperation", bulkOperation.id)] };
      },
      noOperation,
    ),
  bulkOperationCancel: (_root, args: { id: string }, context, info) => {
    const id = digits(args.id, "BulkOperation");
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const { operation, changed } = cancelBulkOperation(context.world, context.shop.domain, id);
        return { changed, payload: { bulkOperation: operation } };
      },
      (userErrors) => ({ bulkOperation: context.world.bulkOperation(context.shop.domain, id), userErrors }),
    );
  },
  stagedUploadsCreate: (_root, { input }: { input: UploadInput[] }, context, info) =>
    mutate(context, info.fieldName, { input }, [], () => {
      const files = filesOf(context.world);
      const stagedTargets = input.map(({ resource, filename, mimeType, httpMethod }) => {
        const isFound = UPLOADS[resource];
        if (isFound === undefined) throw notSimulated(`StagedUploadInput(resource: ${resource})`);
        const folder = resource === "BULK_MUTATION_VARIABLES" ? "bulk" : resource.toLowerCase();
        const key = `tmp/${context.shop.id}/${folder}/${secretKey()}/${filename.replace(/[^\w.-]+/g, "_")}`;
        const post = httpMethod === "POST";
        const url = post ? `${files.origin}/uploads` : `${files.origin}/uploads/${key}`;
        const named = (values: Record<string, string>) =>
          Object.entries(values).map(([name, value]) => ({ name, value }));
        return {
          url,
          resourceUrl: isFound ? `${files.origin}/uploads/${key}` : null,
          parameters: post
            ? named({ "Content-Type": mimeType, success_action_status: "201", acl: "private", key })
            : named({ content_type: mimeType, acl: "private" }),
        };
      });
      return { changed: false, payload: { stagedTargets } };
    }),
};
