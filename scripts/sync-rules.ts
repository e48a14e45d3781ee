// `npm run rules -- pull DIR` and `push DIR`: a store's rules as files, one a rule, in step with a running instance. What was
// pulled stands in DIR/.switchyard.json: by it a change on either side is told from one on both.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printJson } from "#app/lib/print-json.ts";

export interface Instance {
  /** Of the app: https://switchyard.example.com */
  url: string;
  key: string;
}
interface Remote {
  ruleId: string;
  version: number;
  document: { id: string };
}
interface Pushed {
  ruleId: string;
  outcome: "created" | "updated" | "unchanged" | "refused" | "conflict";
  version: number;
  complaints: string[];
}
/** By the rule's id: the version that its file was pulled or pushed as, and the file's digest then. */
type Book = Record<string, { version: number; digest: string }>;

/** Words for whoever typed the command. */
export class SyncProblem extends Error {}

const BOOK = ".switchyard.json";
const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const textOf = (document: unknown): string => `${printJson(document)}\n`;

async function ask(instance: Instance, body?: unknown): Promise<Record<string, unknown>> {
  const { url, key } = instance;
  if (!URL.canParse(url))
    throw new SyncProblem(`“${url}” is no address: name the app's, for example https://switchyard.example.com`);
  let answer: Response;
  try {
    answer = await fetch(new URL("/api/rules", url), {
      headers: { Authorization: `Bearer ${key}`, ...(body ? { "Content-Type": "application/json" } : {}) },
      ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    });
  } catch (error) {
    throw new SyncProblem(`${url} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
  const text = await answer.text();
  const told = (() => {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      throw new SyncProblem(`${url} answered ${answer.status}, and nothing that a Switchyard says`);
    }
  })();
  if (told.outcome === "refused") throw new SyncProblem(String(told.message));
  return told;
}

function readBook(folder: string): Book {
  const file = join(folder, BOOK);
  return existsSync(file) ? ((JSON.parse(readFileSync(file, "utf8")) as { rules: Book }).rules ?? {}) : {};
}

function writeBook(folder: string, shop: string, rules: Book): void {
  const sorted = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(folder, BOOK), `${printJson({ shop, rules: sorted })}\n`);
}

/**
 * Writes a file for each rule. A file that was changed here and whose rule was changed there is left alone, unless `force`.
 * @returns lines of a report, and whether all went well.
 */
export async function pullRules(
  folder: string,
  instance: Instance,
  { force = false, dryRun = false }: { force?: boolean; dryRun?: boolean },
): Promise<{ lines: string[]; ok: boolean }> {
  const { shop, rules } = (await ask(instance)) as unknown as { shop: string; rules: Remote[] };
  if (!dryRun) mkdirSync(folder, { recursive: true });
  const book = readBook(folder);
  const lines: string[] = [];
  let ok = true;
  for (const { ruleId, version, document } of rules) {
    const file = join(folder, `${ruleId}.json`);
    const text = textOf(document);
    const here = existsSync(file) ? readFileSync(file, "utf8") : null;
    const known = book[ruleId];
    const isSame = here !== null && (here === text || isSameJson(here, text));
    const wasChangedHere = here !== null && !isSame && digestOf(here) !== known?.digest;
    if (wasChangedHere && !force) {
      const both = known?.version !== version;
      lines.push(`${ruleId}: ${both ? "changed here and there: kept as it is here" : "changed here: kept"}`);
      if (both) ok = false;
      continue;
    }
    if (!isSame && !dryRun) writeFileSync(file, text);
    book[ruleId] = { version, digest: digestOf(isSame ? here : text) };
    lines.push(`${ruleId}: ${isSame ? "as it was" : here === null ? "new" : "changed"} (version ${version})`);
  }
  const there = new Set(rules.map(({ ruleId }) => ruleId));
  for (const ruleId of Object.keys(book))
    if (!there.has(ruleId)) {
      lines.push(`${ruleId}: is not there any more; its file stays`);
      delete book[ruleId];
    }
  if (!dryRun) writeBook(folder, shop, book);
  return { lines, ok };
}

/**
 * Sends each file: all are saved or none. A rule that was changed there since it was pulled is a conflict, unless `force`. Rules
 * that have no file stay.
 */
export async function pushRuleFiles(
  folder: string,
  instance: Instance,
  { force = false, dryRun = false }: { force?: boolean; dryRun?: boolean },
): Promise<{ lines: string[]; ok: boolean }> {
  if (!existsSync(folder)) throw new SyncProblem(`there is no folder ${folder}: pull into it first`);
  const book = readBook(folder);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== BOOK)
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      try {
        return { name, text, document: JSON.parse(text) as { id?: unknown } };
      } catch (error) {
        throw new SyncProblem(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  if (!files.length) throw new SyncProblem(`there is no rule in ${folder}`);
  const body = {
    dryRun,
    rules: files.map(({ document }) => ({
      document,
      ...(force ? {} : { version: book[String(document.id)]?.version ?? 0 }),
    })),
  };
  const { shop, outcome, rules } = (await ask(instance, body)) as unknown as {
    shop: string;
    outcome: string;
    rules: Pushed[];
  };
  const lines = rules.flatMap((rule) => [
    `${rule.ruleId || "a file without an id"}: ${rule.outcome}${rule.outcome === "refused" ? "" : ` (version ${rule.version})`}`,
    ...rule.complaints.map((complaint) => `  ${complaint}`),
  ]);
  const ok = outcome === "done";
  if (!ok) lines.push("Nothing was saved.");
  else if (dryRun) lines.push("Nothing was saved: it was only asked what would happen.");
  else {
    for (const { ruleId, version } of rules) {
      const file = files.find(({ document }) => document.id === ruleId);
      if (file) book[ruleId] = { version, digest: digestOf(file.text) };
    }
    writeBook(folder, shop, book);
  }
  return { lines, ok };
}

/** Spaces and line breaks are no change. */
function isSameJson(a: string, b: string): boolean {
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}
