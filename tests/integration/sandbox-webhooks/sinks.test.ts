// What the app sends out ends in sinks that count what came twice.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { httpSink } from "#sandbox/sinks/http-sink.ts";
import { mailSink } from "#sandbox/sinks/mail-sink.ts";
import type { SinkSummary } from "#sandbox/sinks/sink-journal.ts";
import { aWorld } from "#tests/support/sandbox-shop.ts";

let sandbox: RunningSandbox;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sinks-"));
  sandbox = await start();
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = () =>
  startSandbox({
    port: 0,
    dataDirectory: folder,
    world: aWorld(),
    parts: [httpSink, mailSink(0)],
    settings: { appUrl: "http://127.0.0.1:9", apiKey: "key", apiSecret: "secret", scopes: [] },
  });
const summary = async (name: string) =>
  (await (await fetch(`${sandbox.url}/control/sinks/${name}`)).json()) as SinkSummary & { port: number };

describe("the HTTP sink", () => {
  const call = (key?: string) =>
    fetch(`${sandbox.url}/sinks/http/warehouse`, {
      method: "POST",
      body: '{"a":1}',
      headers: key ? { "Idempotency-Key": key } : {},
    });

  it("counts a key that comes twice, and calls without a key as calls of their own", async () => {
    for (const key of ["one", "two", "one", undefined, undefined]) expect((await call(key)).status).toBe(200);

    expect(await summary("http")).toMatchObject({ taken: 5, doubled: 1 });
  });

  it("remembers over a restart", async () => {
    await call("one");
    await sandbox.close();
    sandbox = await start();
    await call("one");

    expect(await summary("http")).toMatchObject({ taken: 2, doubled: 1 });
  });
});

describe("the mail sink", () => {
  it("keeps mails by Message-ID and passes nothing on", async () => {
    const { port } = await summary("mail");
    const transport = nodemailer.createTransport({ host: "127.0.0.1", port, secure: false });
    const mail = { from: "a@example.com", to: "ops@example.com", subject: "Look", text: "An order waits." };
    await transport.sendMail({ ...mail, messageId: "<1@switchyard>" });
    await transport.sendMail({ ...mail, messageId: "<1@switchyard>" });
    await transport.sendMail({ ...mail, messageId: "<2@switchyard>" });

    expect(await summary("mail")).toMatchObject({
      ...{ taken: 3, doubled: 1 },
      lines: [{ key: "<1@switchyard>", to: "ops@example.com" }, {}, {}],
    });
  });
});
