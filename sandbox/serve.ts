// node sandbox/serve.ts --port 4100 --data DIR --app-url http://127.0.0.1:3000
// Environment: SHOPIFY_API_KEY, SHOPIFY_API_SECRET. Serves the simulated Shopify until SIGTERM or SIGINT.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse as parseToml } from "smol-toml";
import { PARTS } from "#sandbox/server/parts.ts";
import { startSandbox } from "#sandbox/server/start-sandbox.ts";
import { mailSink } from "#sandbox/sinks/mail-sink.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4100" },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string" },
    "app-url": { type: "string", default: "http://127.0.0.1:3000" },
    seed: { type: "string", default: "1" },
    history: { type: "string", default: "0" },
    scopes: { type: "string" },
    "token-seconds": { type: "string", default: "3600" },
    "routing-delay-ms": { type: "string", default: "150" },
    "mail-port": { type: "string", default: "0" },
  },
});

const apiKey = process.env.SHOPIFY_API_KEY;
const apiSecret = process.env.SHOPIFY_API_SECRET;
if (!apiKey || !apiSecret) throw new Error("the sandbox needs SHOPIFY_API_KEY and SHOPIFY_API_SECRET");

const toml = parseToml(readFileSync(new URL("../shopify.app.toml", import.meta.url), "utf8")) as {
  access_scopes: { scopes: string; optional_scopes?: string[] };
};
const sandbox = await startSandbox({
  port: Number(values.port),
  host: values.host,
  dataDirectory: values.data ?? null,
  seed: Number(values.seed),
  stores: "all",
  history: Number(values.history),
  parts: [...PARTS, mailSink(Number(values["mail-port"]))],
  settings: {
    appUrl: values["app-url"],
    apiKey,
    apiSecret,
    scopes: (values.scopes ?? toml.access_scopes.scopes).split(",").map((scope) => scope.trim()),
    optionalScopes: toml.access_scopes.optional_scopes ?? [],
    tokenSeconds: Number(values["token-seconds"]),
    routingDelayMs: Number(values["routing-delay-ms"]),
  },
});
console.log(`simulated Shopify: ${sandbox.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    sandbox.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
