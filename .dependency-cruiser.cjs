// Who may import whom. A row of MAY is one room of app/; anything that is not listed is forbidden.
// This table is the only copy; docs/architecture.md links to it.
const ROOT = (...names) => names.map((name) => `^app/${name}(\\.server)?\\.tsx?$`);
const room = (...names) => names.map((name) => `^app/${name}/`);

const MAY = [
  { room: "lib", may: [], why: "lib/ is tiny, pure and domain-free" },
  {
    room: "rules",
    may: [...room("lib")],
    why: "the core is pure: facts in, decision out, nothing that touches the world",
  },
  {
    room: "history",
    may: [...room("rules", "lib"), "^app/ingest/webhook-values\\.ts$"],
    why: "what became of an order is told by pictures and bodies alone: pure",
  },
  {
    room: "checks",
    may: [...room("rules", "lib")],
    why: "a check is pure too: it knows the facts and the language of rules; rules know it by what it enters itself",
  },
  {
    room: "queue",
    may: [...room("lib"), ...ROOT("redis", "logger", "env")],
    why: "queue/ is the only room that knows BullMQ, and knows nothing else",
  },
  {
    room: "admin",
    may: [
      ...room("rules", "lib"),
      "^app/store/(sessions|leases)\\.server\\.ts$",
      ...ROOT("shopify", "logger", "metrics", "env", "redis", "db", "faultpoint"),
    ],
    why: "admin/ speaks to Shopify; of the store it knows sessions (tokens) and leases (one refresher)",
  },
  {
    room: "store",
    may: [...room("checks", "history", "rules", "lib"), ...ROOT("db", "env")],
    why: "store/ is the database for the pipeline",
  },
  {
    room: "ingest",
    may: [
      ...room("store", "queue", "rules", "lib"),
      ...ROOT("logger", "metrics", "trace", "env", "client-secrets", "redis", "faultpoint", "db"),
    ],
    why: "ingest/ makes a row of a webhook or a call and nudges; it decides nothing",
  },
  {
    room: "dispatch",
    may: [...room("store", "queue", "lib"), ...ROOT("logger", "env", "redis", "faultpoint")],
    why: "dispatch/ hands due lanes to the queue, fairly; it does not look into them",
  },
  {
    room: "effects",
    may: [...room("admin", "rules", "lib"), ...ROOT("env", "logger")],
    why: "an applier never reads the database: the worker hands it the effect and records the result",
  },
  {
    room: "worker",
    may: [
      ...room("queue", "store", "admin", "checks", "history", "rules", "effects", "lib"),
      "^app/ingest/([a-z-]+-from-webhook|call-body|parse-json|topics|webhook-values)\\.ts$",
      ...ROOT("logger", "metrics", "trace", "env", "faultpoint", "db", "confirm-installation"),
    ],
    why: "the worker joins rooms; it never answers a request",
  },
  {
    room: "queries",
    may: [
      ...room("checks", "history", "rules", "lib"),
      "^app/admin/budget\\.server\\.ts$",
      "^app/store/backlog\\.server\\.ts$",
      "^app/queue/enqueue\\.server\\.ts$",
      ...ROOT("logger", "db", "env", "redis"),
    ],
    why: "the one read layer of the pages; of queue and backlog the operator's page shows the figures",
  },
  {
    room: "commands",
    may: [
      ...room("store", "queue", "checks", "rules", "lib"),
      "^app/ingest/(parse-json|topics)\\.ts$",
      ...ROOT("logger", "db", "env", "redis"),
    ],
    why: "the one write layer of the pages; what could not be read is read again as it was when it came",
  },
  {
    room: "operations",
    may: [...room("lib"), "^app/store/backlog\\.server\\.ts$", ...ROOT("metrics", "logger", "env", "redis", "db")],
    why: "what a process says of itself to those who run it; it knows no shop",
  },
  { room: "components", may: [...room("history", "rules", "lib")], why: "props in, callbacks out" },
  {
    room: "routes",
    may: [
      ...room("queries", "commands", "components", "rules", "lib"),
      "^app/operations/operator-door\\.server\\.ts$",
      ...ROOT("shopify", "visitor", "api-caller", "extension-door", "csv-response", "logger", "env"),
    ],
    why: "a route is a doorman: who are you, what do you want, whom do I call",
  },
];

const forbidden = MAY.map(({ room: name, may, why }) => ({
  name: `${name}-imports`,
  comment: why,
  severity: "error",
  from: { path: `^app/${name}/` },
  to: { path: "^(app|sandbox|tests|bench|scripts)/", pathNot: [`^app/${name}/`, "^app/generated/", ...may] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...forbidden,
    {
      name: "core-is-pure",
      comment: "rules/, checks/, history/ and lib/ touch no world: no .server file, no I/O module",
      severity: "error",
      from: { path: "^app/(rules|checks|history|lib)/" },
      to: {
        path: "(\\.server\\.|^(node:)?(fs|net|http|https|dns|child_process|worker_threads|timers)|node_modules/(pg|ioredis|bullmq|undici|@prisma))",
      },
    },
    {
      name: "app-knows-no-sandbox",
      comment: "nothing in app/ knows the sandbox, tests or bench",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(sandbox|tests|bench|scripts)/" },
    },
    {
      name: "sandbox-knows-no-app",
      comment: "the simulated Shopify never imports the app it is there to test",
      severity: "error",
      from: { path: "^sandbox/(world|graphql|server|webhooks|sinks|admin|app-bridge)/" },
      to: { path: "^app/" },
    },
    {
      name: "extensions-stand-alone",
      comment: "Shopify's CLI bundles an extension by itself, and it runs in Shopify's page: it asks the app over HTTP",
      severity: "error",
      from: { path: "^extensions/" },
      to: { path: "^(app|sandbox|tests|bench|scripts)/" },
    },
    {
      name: "one-queue-library",
      comment: "only queue/ knows BullMQ",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/queue/" },
      to: { path: "node_modules/bullmq" },
    },
    {
      name: "no-cycle",
      comment: "a cycle hides which way data flows",
      severity: "error",
      from: { path: "^(app|sandbox)/", pathNot: "^app/generated/" },
      to: { circular: true, viaOnly: { pathNot: "^app/generated/", dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^app/generated" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
