// Every field of every input of a simulated mutation is named where the mutation is read, or in what it hands it to: it is
// obeyed or refused by name; or it stands in docs/sandbox.md among those that change nothing here.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type GraphQLInputType, getNamedType, isInputObjectType } from "graphql";
import { expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { RESOLVERS } from "#sandbox/graphql/resolvers/index.ts";
import { fieldsInTable } from "#tests/unit/sandbox/every-field/refused-fields.ts";

const FOLDER = "sandbox/graphql/mutations/";

/** What the code of a mutation does: without comments, and without interfaces, which name also what nobody reads. */
const acts = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replace(/^(?:export )?interface \w+[^{]*\{$[\s\S]*?^\}$/gm, "");

const texts = new Map(readdirSync(FOLDER).map((name) => [FOLDER + name, readFileSync(FOLDER + name, "utf8")]));
const code = new Map([...texts].map(([file, text]) => [file, acts(text)]));

/** A file of mutations, those of them that it imports, and what these import of the world and of queries, whole. */
function readBy(file: string, into = new Set<string>()): Set<string> {
  into.add(file);
  for (const [, name = ""] of (texts.get(file) ?? "").matchAll(/"#(sandbox\/[\w/-]+\.ts)"/g))
    if (texts.has(name) && !into.has(name)) readBy(name, into);
    else if (/^sandbox\/(?:world|graphql\/queries)\//.test(name) && existsSync(name)) into.add(name);
  return into;
}

const textOf = (file: string): string => code.get(file) ?? readFileSync(file, "utf8");

interface Read {
  words: ReadonlySet<string>;
  /** Named in a refusal. */
  refused: ReadonlySet<string>;
}

/** By the files that name a mutation: most are named with others. */
const read = new Map<string, Read>();

function codeFor(mutation: string): Read {
  const named = new RegExp(`\\b${mutation}\\b`);
  const naming = [...code].filter(([, text]) => named.test(text)).map(([file]) => file);
  const key = naming.join();
  const known = read.get(key) ?? readOf(naming);
  read.set(key, known);
  return known;
}

function readOf(naming: readonly string[]): Read {
  const files = new Set(naming.flatMap((file) => [...readBy(file)]));
  const text = [...files].map(textOf).join("\n");
  const refusals = [...text.matchAll(/refuseArguments\(\s*[^,]+,([\s\S]*?)\);/g)].map(([, names]) => names).join("\n");
  return { words: new Set(text.match(/\w+/g)), refused: new Set(refusals.match(/(?<=")\w+(?=")/g)) };
}

it("every field of an input is obeyed, refused by name, or known to change nothing", () => {
  const mutations = officialSchema().schema.getMutationType()?.getFields() ?? {};
  const withoutEffect = fieldsInTable("Inputs that change nothing");
  const unread = new Set<string>();
  const met = new Set<string>();
  for (const mutation of Object.keys(RESOLVERS.Mutation ?? {})) {
    const { words, refused } = codeFor(mutation);
    const seen = new Set<string>();
    const look = (owner: string, fields: readonly { name: string; type: GraphQLInputType }[]): void => {
      for (const { name, type } of fields) {
        met.add(`${owner}.${name}`);
        const inner = getNamedType(type);
        if (withoutEffect.has(`${owner}.${name}`)) continue;
        if (!words.has(name)) unread.add(`${owner}.${name}`);
        else if (isInputObjectType(inner) && !refused.has(name) && !seen.has(inner.name)) {
          seen.add(inner.name);
          look(inner.name, Object.values(inner.getFields()));
        }
      }
    };
    look(mutation, mutations[mutation]?.args ?? []);
  }
  expect([...unread].sort()).toEqual([]);
  expect([...withoutEffect].filter((field) => !met.has(field))).toEqual([]);
});
