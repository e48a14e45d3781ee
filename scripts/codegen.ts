// `npm run codegen`: types and costs of the Admin API operations, from the official schema in .cache, without a network.
//   app/admin/generated/admin.generated.ts  types of our operations, committed
//   app/admin/generated/costs.ts            points that each operation asks for, committed
//   app/admin/generated/admin.types.d.ts    types of the whole schema, 4 MB, ignored
// `--types` makes only the last one: what a fresh clone lacks.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { generate } from "@graphql-codegen/cli";
import { ApiType, pluckConfig, preset } from "@shopify/api-codegen-preset";
import { buildClientSchema, getOperationAST, type IntrospectionQuery, parse } from "graphql";
import { requestedCost } from "#sandbox/graphql/query-cost.ts";
import { readOperations } from "#scripts/read-operations.ts";

const ROOT = join(import.meta.dirname, "..");
const GENERATED = "app/admin/generated";
const SCHEMA = ".cache/admin_2026-10.schema.json";

process.chdir(ROOT);
const { data } = JSON.parse(gunzipSync(readFileSync(".cache/admin_2026-10.json.gz")).toString()) as {
  data: IntrospectionQuery;
};
writeFileSync(SCHEMA, JSON.stringify({ __schema: data.__schema }));
mkdirSync(GENERATED, { recursive: true });

const onlyTypes = process.argv.includes("--types");
await generate(
  {
    schema: SCHEMA,
    pluckConfig: pluckConfig as never,
    silent: true,
    generates: {
      // Never `onlyOperationTypes`: it drops the object types, and every field silently becomes `any`.
      [`${GENERATED}/admin.types.d.ts`]: {
        plugins: ["typescript"],
        config: { defaultScalarType: "string", scalars: { JSON: "unknown" }, enumsAsTypes: true },
      },
      ...(onlyTypes
        ? {}
        : {
            [`${GENERATED}/admin.generated.ts`]: {
              preset,
              documents: ["app/admin/operations/*.ts"],
              presetConfig: { apiType: ApiType.Admin },
            },
          }),
    },
  } as Parameters<typeof generate>[0],
  true,
);

if (!onlyTypes) {
  const schema = buildClientSchema(data);
  const operations = await readOperations();
  const rows = operations.map(({ name, document }) => {
    const parsed = parse(document);
    const operation = getOperationAST(parsed);
    if (!operation) throw new Error(`no operation in the document ${name}`);
    return `  ${name}: ${requestedCost(parsed, operation, {}, schema)},`;
  });
  writeFileSync(
    `${GENERATED}/costs.ts`,
    `// Made by \`npm run codegen\`. Points that each operation asks for: what the budget reserves before it is sent.
export const COSTS = {\n${rows.join("\n")}\n} as const;\n\nexport type OperationName = keyof typeof COSTS;\n`,
  );
  // The preset writes for `.d.ts` files: here they are types of a module that Node must never load.
  const types = join(GENERATED, "admin.generated.ts");
  const text = readFileSync(types, "utf8")
    .replace("import * as AdminTypes from './admin.types.js'", "import type * as AdminTypes from './admin.types.d.ts'")
    .replace(/^interface (Generated\w+)/gm, "export interface $1")
    .replace(/^declare module [\s\S]*/m, "");
  writeFileSync(types, text);
}
if (process.argv.includes("--check"))
  execFileSync("git", ["diff", "--exit-code", "--", GENERATED], { stdio: "inherit" });
