// Does a bulk operation piece by piece: `run` does one piece and says in how many milliseconds of the world's time the next is
// due. What runs when the process ends begins anew.
import { type DocumentNode, type GraphQLError, parse } from "graphql";
import { bulkLines, nodesWithin } from "#sandbox/graphql/bulk/bulk-lines.ts";
import { filesOf, secretKey } from "#sandbox/graphql/bulk/file-store.ts";
import { pagedQueries } from "#sandbox/graphql/bulk/paged-query.ts";
import { readBulkQuery } from "#sandbox/graphql/bulk/read-bulk-query.ts";
import { resultLine } from "#sandbox/graphql/bulk/result-json.ts";
import { withoutPageLimit } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { chosenOperation, executeDocument } from "#sandbox/graphql/execute-document.ts";
import { executionError } from "#sandbox/graphql/execution-error.ts";
import { idempotencyOf } from "#sandbox/graphql/idempotency.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { variableErrors } from "#sandbox/graphql/variable-errors.ts";
import { endBulkOperation } from "#sandbox/world/bulk/end-bulk-operation.ts";
import { doLater } from "#sandbox/world/due.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { BulkErrorCode, BulkOperationRecord } from "#sandbox/world/records/bulk-operation.ts";
import type { World } from "#sandbox/world/world.ts";

/** How bulk operations go, by switch. */
export interface BulkManner {
  /** Objects a second of the world's time; null: as fast as they can be read. */
  objectsPerSecond: number | null;
  /** The next operation fails with this code after so many objects. */
  failure: { errorCode: BulkErrorCode; afterObjects: number } | null;
}

/** Objects of one piece: a page at the root, or lines of an upload. */
const PIECE = 250;

/** "A bulk operation must complete within 10 days" (documented): then it is stopped and failed. */
const WITHIN_MS = 10 * 86_400_000;

interface Piece {
  text: string;
  objects: number;
  roots: number;
}

type Pieces = Generator<Piece, { errorCode: BulkErrorCode; failure: string } | null>;

const runners = new WeakMap<World, BulkRunner>();

export function bulkRunnerOf(world: World): BulkRunner {
  const runner = runners.get(world) ?? new BulkRunner(world);
  runners.set(world, runner);
  return runner;
}

class BulkRunner {
  readonly #world: World;
  readonly #running = new Map<string, Pieces>();
  manner: BulkManner = { objectsPerSecond: null, failure: null };
  /** Hears of each mutation that was run, for the journal. */
  applied: (context: RequestContext, operation: BulkOperationRecord) => void = () => {};

  constructor(world: World) {
    this.#world = world;
  }

  /** Does the next piece of an operation, and has the one after it done later. */
  run(shop: string, id: string): void {
    const world = this.#world;
    const operation = world.bulkOperation(shop, id);
    if (!operation) return;
    if (operation.status === "CANCELING") this.#end(operation, { status: "CANCELED" });
    else if (operation.status === "CREATED" || operation.status === "RUNNING") this.#doPiece(operation);
  }

  /** A week after its end the result of an operation is gone. */
  expire(shop: string, id: string): void {
    const operation = this.#world.bulkOperation(shop, id);
    if (!operation) return;
    if (operation.status === "COMPLETED") operation.status = "EXPIRED";
    if (operation.fileKey) filesOf(this.#world).remove(operation.fileKey);
    operation.fileKey = null;
  }

  #doPiece(operation: BulkOperationRecord): void {
    const world = this.#world;
    const { id } = operation;
    let pieces = this.#running.get(id);
    if (!pieces) {
      pieces = this.#begin(operation);
      if (!pieces) {
        this.#fail(operation, "ACCESS_DENIED", "the app is not installed");
        return;
      }
      this.#running.set(id, pieces);
    }
    if (world.nowMs() - Date.parse(operation.createdAt) > WITHIN_MS) {
      this.#fail(operation, "TIMEOUT", "it took more than ten days");
      return;
    }
    const { failure, objectsPerSecond } = this.manner;
    if (failure && operation.objectCount >= failure.afterObjects) {
      this.manner.failure = null;
      this.#fail(operation, failure.errorCode, "switched on");
      return;
    }
    const step = pieces.next();
    if (step.done) {
      if (step.value) this.#fail(operation, step.value.errorCode, step.value.failure);
      else this.#end(operation, { status: "COMPLETED" });
      return;
    }
    const { text, objects, roots } = step.value;
    if (operation.fileKey) filesOf(world).append(operation.fileKey, text);
    operation.objectCount += objects;
    operation.rootObjectCount += roots;
    operation.fileSize += Buffer.byteLength(text);
    const pauseMs = objectsPerSecond ? Math.ceil((objects / objectsPerSecond) * 1_000) : 0;
    // Without a pace it goes on until it is done, as far as others are not kept waiting by it.
    if (pauseMs === 0 && operation.rootObjectCount < PIECE) this.#doPiece(operation);
    else doLater(world, operation.shop, "run-bulk-operation", id, pauseMs);
  }

  #begin(operation: BulkOperationRecord): Pieces | undefined {
    const world = this.#world;
    const installation = currentInstallation(world, operation.shop);
    if (!installation || installation.appId !== operation.appId) return undefined;
    const context = (): RequestContext => ({
      world,
      shop: world.shop(operation.shop),
      appId: operation.appId,
      installation: installation.number,
      scopes: new Set(installation.scopes),
      actor: { by: "app", appId: operation.appId },
      idempotency: idempotencyOf(world, operation.shop, operation.appId),
      search: [],
      mutations: [],
    });
    operation.status = "RUNNING";
    operation.objectCount = operation.rootObjectCount = operation.fileSize = 0;
    operation.fileKey = `bulk-operation-outputs/${secretKey()}`;
    filesOf(world).create(operation.fileKey);
    if (operation.type === "QUERY") return queryPieces(operation, context);
    const applied = (done: RequestContext) => this.applied(done, operation);
    return mutationPieces(operation, filesOf(world).read(operation.uploadKey ?? "") ?? "", context, applied);
  }

  #fail(operation: BulkOperationRecord, errorCode: BulkErrorCode, failure: string): void {
    operation.failure = failure;
    this.#end(operation, { status: "FAILED", errorCode });
  }

  #end(operation: BulkOperationRecord, end: Parameters<typeof endBulkOperation>[2]): void {
    this.#running.delete(operation.id);
    // A result without a line is no file.
    if (operation.fileKey && operation.fileSize === 0) {
      filesOf(this.#world).remove(operation.fileKey);
      operation.fileKey = null;
    }
    endBulkOperation(this.#world, operation, end);
  }
}

function* queryPieces(operation: BulkOperationRecord, context: () => RequestContext): Pieces {
  const read = readBulkQuery(operation.query);
  if ("refusals" in read) throw new Error(`bulk operation ${operation.id} was never valid`);
  for (const { key, document, isConnection } of pagedQueries(read.document, read.operation, PIECE)) {
    let after: string | null = null;
    do {
      const variables = isConnection ? { after } : {};
      const { data, errors } = withoutPageLimit(() => executeDocument(document, variables, context()));
      if (errors?.[0]) return failureOf(errors[0]);
      const answer = (data as Record<string, unknown> | null)?.[key];
      const { pageInfo } = (isConnection ? answer : {}) as {
        pageInfo?: { hasNextPage: boolean; endCursor: string | null };
      };
      const lines = bulkLines(nodesWithin(answer), operation.groupObjects);
      if (lines.length > 0)
        yield {
          text: lines.map(({ text }) => text).join(""),
          objects: lines.length,
          roots: lines.filter(({ isRoot }) => isRoot).length,
        };
      after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
  }
  return null;
}

function failureOf(error: GraphQLError): { errorCode: BulkErrorCode; failure: string } {
  const said = executionError(error);
  const errorCode = said.extensions?.code === "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
  return { errorCode, failure: said.message };
}

/** Each line of the upload holds the variables of one run of the mutation; each line of the result its answer. */
function* mutationPieces(
  operation: BulkOperationRecord,
  upload: string,
  context: () => RequestContext,
  applied: (context: RequestContext) => void,
): Pieces {
  const document = parse(operation.query);
  const lines = upload.split("\n").map((line) => line.trim());
  for (let from = 0; from < lines.length; from += PIECE) {
    const answers: string[] = [];
    for (const [index, line] of lines.slice(from, from + PIECE).entries()) {
      if (line === "") continue;
      const running = context();
      answers.push(resultLine({ ...answerTo(document, line, running), __lineNumber: from + index }));
      applied(running);
    }
    if (answers.length > 0) yield { text: answers.join(""), objects: answers.length, roots: answers.length };
  }
  return null;
}

function answerTo(document: DocumentNode, line: string, context: RequestContext): Record<string, unknown> {
  let variables: Record<string, unknown>;
  try {
    variables = JSON.parse(line);
  } catch {
    return { errors: [{ message: "The line is not valid JSON" }] };
  }
  const operation = chosenOperation(document);
  const wrong = operation ? variableErrors(operation, variables, officialSchema().schema) : [];
  if (wrong.length > 0) return { errors: wrong };
  const { data, errors } = executeDocument(document, variables, context);
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: errors.map((error) => executionError(error)) } : {}),
  };
}
