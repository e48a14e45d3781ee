// Part of the sandbox: bulk operations run on the world's clock; their results, and the files that apps upload for them, lie in
// its directory. GET and POST /control/bulk switch how they go.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { z } from "zod";
import { type FileStore, filesOf, keepFilesIn } from "#sandbox/graphql/bulk/file-store.ts";
import { bulkRunnerOf } from "#sandbox/graphql/bulk/run-bulk-operation.ts";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { type Exchange, HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";

/** The largest file of variables that Shopify takes. */
const UPLOAD_LIMIT = 100_000_000;

const MannerSchema = z.strictObject({
  /** Objects a second of the world's time; null: as fast as they can be read. */
  objectsPerSecond: z.number().positive().nullable().optional(),
  /** The next operation fails with this code after so many objects; null calls it off. */
  failure: z
    .strictObject({
      errorCode: z.enum(["ACCESS_DENIED", "INTERNAL_SERVER_ERROR", "TIMEOUT"]),
      afterObjects: z.number().int().min(0),
    })
    .nullable()
    .optional(),
  /** Digits of an operation whose result is gone from now on. */
  expire: z.string().optional(),
});

export const bulkOperations: SandboxPart = (sandbox) => {
  const { world, router, journal, dataDirectory } = sandbox;
  if (dataDirectory !== null) keepFilesIn(world, new FilesInDirectory(join(dataDirectory, "files")));
  const files = filesOf(world);
  const runner = bulkRunnerOf(world);
  runner.applied = ({ mutations, installation }, operation) => {
    for (const mutation of mutations)
      journal.add({
        at: new Date(world.clock.nowMs()).toISOString(),
        requestId: `bulk-${operation.id}`,
        shop: operation.shop,
        installation,
        operation: `bulk ${mutation.field}`,
        field: mutation.field,
        variables: mutation.arguments,
        targetIds: mutation.targetIds,
        points: 0,
        changed: mutation.changed,
        outcome: mutation.outcome,
        messages: mutation.messages,
        fault: null,
      });
  };

  router.on("GET", "/files/:folder/:name", ({ request, response, parameters }) => {
    const text = files.read(`${parameters.folder}/${parameters.name}`);
    if (text === null) throw new HttpProblem(404, "no such file, or not any more");
    const file = Buffer.from(text);
    // From a byte on to the end, as the host of Shopify's files takes it.
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (from > 0 && from >= file.length) {
      response.writeHead(416, { "Content-Range": `bytes */${file.length}` }).end();
      return;
    }
    response.writeHead(from > 0 ? 206 : 200, {
      "Content-Type": "application/jsonl",
      "Content-Length": String(file.length - from),
      "Content-Disposition": `attachment; filename="bulk-${parameters.name}.jsonl"`,
      ...(from > 0 ? { "Content-Range": `bytes ${from}-${file.length - 1}/${file.length}` } : {}),
    });
    response.end(file.subarray(from));
  });
  router.on("POST", "/uploads", async (exchange) => {
    const form = await formOf(exchange);
    const key = form.get("key");
    const file = form.get("file");
    if (typeof key !== "string" || !/^tmp\/\d+\//.test(key) || file === null)
      throw new HttpProblem(400, "an upload has the parameters that it was given, a key among them, and then the file");
    files.create(key);
    files.append(key, typeof file === "string" ? file : await file.text());
    exchange.response.writeHead(201, { "Content-Type": "application/xml" });
    exchange.response.end(`<?xml version='1.0' encoding='UTF-8'?><PostResponse><Key>${key}</Key></PostResponse>`);
  });
  router.on("PUT", "/uploads/tmp/:shop/:folder/:secret/:name", async (exchange) => {
    const { shop, folder, secret, name } = exchange.parameters;
    const key = `tmp/${shop}/${folder}/${secret}/${name}`;
    files.create(key);
    files.append(key, (await bodyOf(exchange)).toString("utf8"));
    exchange.response.writeHead(200);
    exchange.response.end();
  });
  router.on(
    "GET",
    "/control/bulk",
    fromThisMachine(({ response }) => sendJson(response, 200, runner.manner)),
  );
  router.on(
    "POST",
    "/control/bulk",
    fromThisMachine(async (exchange) => {
      const parsed = MannerSchema.safeParse(await exchange.json());
      if (!parsed.success)
        throw new HttpProblem(
          400,
          parsed.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; "),
        );
      const { expire, ...manner } = parsed.data;
      const operation = expire ? world.state.bulkOperations[expire] : undefined;
      if (expire && !operation) throw new HttpProblem(404, `no bulk operation ${expire}`);
      if (operation) runner.expire(operation.shop, operation.id);
      if (manner.objectsPerSecond !== undefined) runner.manner.objectsPerSecond = manner.objectsPerSecond;
      if (manner.failure !== undefined) runner.manner.failure = manner.failure;
      sendJson(exchange.response, 200, runner.manner);
    }),
  );
  return undefined;
};

async function bodyOf({ request }: Exchange): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > UPLOAD_LIMIT) throw new HttpProblem(413, "the file is larger than 100 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function formOf(exchange: Exchange): Promise<FormData> {
  const type = exchange.request.headers["content-type"] ?? "";
  const body = await bodyOf(exchange);
  try {
    return await new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new HttpProblem(400, "an upload is a multipart form");
  }
}

class FilesInDirectory implements FileStore {
  origin = "";
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  #path(key: string): string {
    const path = normalize(join(this.#directory, key));
    if (!path.startsWith(this.#directory)) throw new HttpProblem(400, `no key of a file: ${key}`);
    return path;
  }

  read(key: string): string | null {
    const path = this.#path(key);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  }

  create(key: string): void {
    const path = this.#path(key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "", { mode: 0o600 });
  }

  append(key: string, text: string): void {
    appendFileSync(this.#path(key), text);
  }

  remove(key: string): void {
    rmSync(this.#path(key), { force: true });
  }
}
