// `npm run rules`: rules as files. check, try, test and docs need no server.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { orderFromWebhook } from "#app/ingest/order-from-webhook.ts";
import "#app/checks/index.ts";
import { printJson } from "#app/lib/print-json.ts";
import { checkDocument, inWords } from "#app/rules/check-document.ts";
import { checkRules } from "#app/rules/check-rules.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { referencePages } from "#app/rules/reference-pages.ts";
import { ruleJsonSchema } from "#app/rules/rule-json-schema.ts";
import { compareExpected, ExpectedSchema } from "#app/rules/trial/compare-expected.ts";
import { casesOf, tryCase } from "#app/rules/trial/try-cases.ts";
import type { Trial } from "#app/rules/trial/try-rule.ts";
import { pullRules, pushRuleFiles, SyncProblem } from "#scripts/sync-rules.ts";

const HELP = `Rules as files (docs/rules/README.md has the language)

  npm run rules -- check FILE…            checks rule documents; says what is wrong, with the path
  npm run rules -- try FILE [options]     decides a rule on facts, and prints the decision with its explanation as JSON
      --facts FILE      facts of one case, or {"cases": [...]} of several
      --payload FILE    a webhook body of an order: its facts
      --history FILE    earlier orders (a list of webhook bodies or facts), for the customer's history
      --now ISO         the moment of the decision
      --with FILE       a further rule that runs beside it (may be repeated)
      --brief           effects and reasons only
  npm run rules -- test FOLDER…           tries the rule.json of each folder on its facts.json, and compares with its expect.json
  npm run rules -- pull DIR [options]     writes the rules of a running store as files, one a rule
  npm run rules -- push DIR [options]     brings the files into it: all of them or none
      --url URL         address of the app; or SWITCHYARD_URL
      --key KEY         an API key (page of rules, API keys); or SWITCHYARD_API_KEY
      --dry-run         says what would happen, and changes nothing
      --force           does not ask what was changed on the other side
  npm run rules -- docs                   writes docs/rules from the declarations
  npm run rules -- schema                 prints the JSON Schema
`;

class Problem extends Error {}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = file === "-" ? readFileSync(0, "utf8") : readFileSync(file, "utf8");
  } catch (error) {
    throw new Problem(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function check(files: string[]): number {
  if (!files.length) throw new Problem("name at least one file: npm run rules -- check rule.json");
  let wrong = 0;
  const good: RuleInForce[] = [];
  for (const file of files) {
    const input = readJson(file);
    for (const [index, document] of (Array.isArray(input) ? input : [input]).entries()) {
      const checked = checkDocument(document);
      const name = Array.isArray(input) ? `${file}[${index}]` : file;
      if (checked.outcome === "good") {
        good.push({
          ruleId: checked.document.id,
          version: 1,
          position: checked.document.order ?? good.length,
          document: checked.document,
        });
        console.log(`${name}: good`);
        continue;
      }
      wrong++;
      console.log(`${name}: refused`);
      for (const complaint of checked.complaints) console.log(`  ${inWords(complaint)}`);
    }
  }
  for (const { message } of checkRules(good, { now: `${new Date().toISOString().slice(0, 19)}Z` }))
    console.log(`warning: ${message}`);
  return wrong ? 1 : 0;
}

interface TryOptions {
  facts?: string | undefined;
  payload?: string | undefined;
  history?: string | undefined;
  now?: string | undefined;
  with?: string[] | undefined;
  brief?: boolean | undefined;
}
type Plain = Record<string, unknown>;

/** An order of a webhook body, or one that is written as facts already. */
function orderFacts(input: unknown, where: string): Plain {
  const body = input as Plain;
  if (typeof body !== "object" || body === null) throw new Problem(`${where} is no order`);
  if (!("line_items" in body && ("admin_graphql_api_id" in body || typeof body.id === "number"))) return body;
  const order = orderFromWebhook(body);
  if ("unreadable" in order) throw new Problem(`${where}: ${(order as { unreadable: string }).unreadable}`);
  return order as unknown as Plain;
}

function customerFacts(payload: Plain): Plain | undefined {
  const customer = payload.customer as Plain | null | undefined;
  if (!customer || customer.id === undefined) return undefined;
  const { id, email, phone, first_name, last_name, note, tags, state } = customer;
  const known = { email, phone, first_name, last_name, note, tags, state };
  return {
    id: String(id),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== null)),
  };
}

function tryFile(file: string, options: TryOptions): number {
  const rule = readJson(file);
  const others = (options.with ?? []).map(readJson);
  const rules = [...(Array.isArray(rule) ? rule : [rule]), ...others];
  const given = options.facts === undefined ? {} : readJson(options.facts);
  const payload = options.payload === undefined ? null : (readJson(options.payload) as Plain);
  const history = options.history === undefined ? null : (readJson(options.history) as unknown[]);
  const added: Plain = {};
  if (payload) {
    added.order = orderFacts(payload, options.payload ?? "payload");
    const customer = customerFacts(payload);
    if (customer) added.customer = customer;
  }
  if (history)
    added.orders = (Array.isArray(history) ? history : [history]).map((entry, index) =>
      orderFacts(entry, `${options.history}[${index}]`),
    );
  const beside = { facts: added, now: options.now };
  const cases = casesOf(given);
  if (!cases) {
    const { trial } = tryCase(rules, given, beside);
    console.log(JSON.stringify(shown(trial, options.brief === true), null, 2));
    return trial.outcome === "tried" ? 0 : 1;
  }
  const trials = cases.map((entry) => tryCase(rules, entry, beside));
  console.log(
    JSON.stringify(
      {
        cases: trials.map(({ name, trial }) => ({
          ...(name === undefined ? {} : { name }),
          ...(shown(trial, options.brief === true) as Plain),
        })),
      },
      null,
      2,
    ),
  );
  return trials.every(({ trial }) => trial.outcome === "tried") ? 0 : 1;
}

function shown(trial: Trial, brief: boolean): unknown {
  if (trial.outcome === "refused") return { outcome: "refused", complaints: trial.complaints.map(inWords) };
  if (trial.outcome !== "tried" || !brief) return trial;
  return {
    ...trial,
    moments: trial.moments.map((moment) => ({
      ...moment,
      results: moment.results.map(({ explanation: _explanation, ...rest }) => rest),
    })),
  };
}

/** One folder: its cases, each with what differs from what was expected. */
function testFolder(folder: string): number {
  const rule = readJson(join(folder, "rule.json"));
  const given = casesOf(readJson(join(folder, "facts.json"))) as { name?: string }[] | null;
  const parsed = ExpectedSchema.safeParse(readJson(join(folder, "expect.json")));
  if (!given) throw new Problem(`${folder}/facts.json has {"cases": [{"name": "…", …}]}`);
  if (!parsed.success)
    throw new Problem(
      `${folder}/expect.json has {"cases": [{"name", "effects": […], and maybe "waits", "would", "outcome", "because"}]}: ${z.prettifyError(parsed.error)}`,
    );
  let wrong = 0;
  for (const expected of parsed.data.cases) {
    const facts = given.find(({ name }) => name === expected.name);
    const differences = facts
      ? compareExpected(tryCase(rule, facts).trial, expected)
      : [`facts.json has no case “${expected.name}”`];
    if (differences.length) wrong++;
    console.log(`${differences.length ? "✗" : "✓"} ${folder}: ${expected.name}`);
    for (const difference of differences) console.log(`    ${difference}`);
  }
  for (const { name } of given)
    if (!parsed.data.cases.some((one) => one.name === name)) {
      wrong++;
      console.log(`✗ ${folder}: expect.json says nothing of “${name}”`);
    }
  return wrong;
}

function testFolders(folders: string[]): number {
  if (!folders.length)
    throw new Problem("name at least one folder: npm run rules -- test tests/automations/company-tags");
  return folders.map(testFolder).some((wrong) => wrong > 0) ? 1 : 0;
}

function writeDocs(): number {
  for (const [name, text] of Object.entries(referencePages())) writeFileSync(`docs/rules/${name}`, text);
  writeFileSync("docs/rules/rule.schema.json", `${printJson(ruleJsonSchema())}\n`);
  console.log("docs/rules is written");
  return 0;
}

interface SyncOptions {
  url?: string | undefined;
  key?: string | undefined;
  force?: boolean | undefined;
  "dry-run"?: boolean | undefined;
}

async function sync(
  way: typeof pullRules,
  folder: string | undefined,
  { url = process.env.SWITCHYARD_URL, key = process.env.SWITCHYARD_API_KEY, ...options }: SyncOptions,
): Promise<number> {
  if (folder === undefined) throw new Problem("name a folder: npm run rules -- pull rules/");
  if (!url) throw new Problem("name the app's address: --url https://…, or SWITCHYARD_URL");
  if (!key) throw new Problem("name an API key: --key …, or SWITCHYARD_API_KEY. Keys are made on the page of rules");
  const { force = false, "dry-run": dryRun = false } = options;
  const { lines, ok } = await way(folder, { url, key }, { force, dryRun });
  for (const line of lines) console.log(line);
  return ok ? 0 : 1;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      facts: { type: "string" },
      payload: { type: "string" },
      history: { type: "string" },
      now: { type: "string" },
      with: { type: "string", multiple: true },
      brief: { type: "boolean" },
      url: { type: "string" },
      key: { type: "string" },
      force: { type: "boolean" },
      "dry-run": { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [command, ...files] = positionals;
  if (values.help || command === undefined) {
    console.log(HELP);
    return command === undefined && !values.help ? 2 : 0;
  }
  switch (command) {
    case "check":
      return check(files);
    case "try": {
      const [file] = files;
      if (file === undefined)
        throw new Problem("name the rule's file: npm run rules -- try rule.json --facts facts.json");
      return tryFile(file, values);
    }
    case "test":
      return testFolders(files);
    case "pull":
      return sync(pullRules, files[0], values);
    case "push":
      return sync(pushRuleFiles, files[0], values);
    case "docs":
      return writeDocs();
    case "schema":
      console.log(printJson(ruleJsonSchema()));
      return 0;
    default:
      throw new Problem(`there is no command “${command}”: check, try, test, docs, schema`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const isTyped =
    error instanceof Problem ||
    error instanceof SyncProblem ||
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  if (!isTyped) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
