// Where nobody asks for traces, nothing of OpenTelemetry's SDK is loaded, and nothing is told.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
/** Starts as an entry does, and says what it loaded and whether spans are listened to. */
const PROGRAM = `
  import { registerHooks } from "node:module";
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  const { startTracing } = await import("#app/start-tracing.server.ts");
  const { isTracing } = await import("#app/trace.server.ts");
  const stop = await startTracing("web");
  console.log(JSON.stringify({ sdk: loaded.some((url) => url.includes("@opentelemetry/sdk-trace")), isTracing: isTracing() }));
  await stop();`;

async function started(env: Record<string, string>): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" };

it.each([
  ["no endpoint", {}, false],
  ["an empty endpoint", { OTEL_EXPORTER_OTLP_ENDPOINT: "" }, false],
  ["an endpoint and no exporter", { ...ENDPOINT, OTEL_TRACES_EXPORTER: "none" }, false],
  ["an endpoint and the SDK off", { ...ENDPOINT, OTEL_SDK_DISABLED: "true" }, false],
  ["an endpoint", ENDPOINT, true],
  ["an endpoint for traces alone", { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://127.0.0.1:9/v1/traces" }, true],
])("with %s", async (_name, env, isAsked) => {
  expect(await started(env)).toEqual({ sdk: isAsked, isTracing: isAsked });
});

it("refuses a protocol that is not spoken, naming the variable", async () => {
  await expect(started({ ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" })).rejects.toThrow(
    /OTEL_EXPORTER_OTLP_PROTOCOL: is http\/protobuf/,
  );
});
