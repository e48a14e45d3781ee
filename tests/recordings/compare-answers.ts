// Pure. Whether the sandbox's answer is the recorded one: same keys, same nulls, same lists, same values; ids by the map,
// instants by their form. What only that store's day decided (its clock, its random tokens, what else it held) is no difference.
import { type IdMap, isGid } from "#tests/recordings/id-map.ts";
import { at, isObject, type Json } from "#tests/recordings/json.ts";

export interface Difference {
  /** "data.orderCreate.order.tags[0]" */
  path: string;
  expected: unknown;
  got: unknown;
}

export interface ComparedWith {
  ids: IdMap;
  /** Texts that the scenario itself has sent so far: an instant among them is no accident of the clock. */
  sent: ReadonlySet<string>;
}

export interface Answer {
  data?: Json | null | undefined;
  errors?: readonly object[] | null | undefined;
}

export function compareAnswers(recorded: Answer, got: Answer, known: ComparedWith): Difference[] {
  const differences: Difference[] = [];
  compareErrors(recorded.errors ?? [], got.errors ?? [], known, differences);
  if (recorded.data === undefined && got.data === undefined) return differences;
  compare(recorded.data ?? null, got.data ?? null, { path: "data", key: "" }, known, differences);
  return differences;
}

interface Place {
  path: string;
  /** The innermost key. */
  key: string;
}

function compare(recorded: unknown, got: unknown, place: Place, known: ComparedWith, into: Difference[]): void {
  const differ = () => into.push({ path: place.path, expected: translated(recorded, known.ids), got });
  if (recorded === null || got === null || recorded === undefined || got === undefined) {
    if (recorded !== got) differ();
  } else if (Array.isArray(recorded)) compareLists(recorded, got, place, known, into);
  else if (isObject(recorded)) {
    if (!isObject(got)) differ();
    else compareObjects(recorded, got, place, known, into);
  } else if (typeof recorded === "string" && typeof got === "string") {
    if (!sameText(recorded, got, place.key, known)) differ();
  } else if (recorded !== got && !isAccident(recorded, got, place.path)) differ();
}

function compareObjects(recorded: Json, got: Json, place: Place, known: ComparedWith, into: Difference[]): void {
  for (const key of Object.keys(recorded)) {
    const path = `${place.path}.${key}`;
    if (!(key in got)) into.push({ path, expected: recorded[key], got: undefined });
    else compare(recorded[key], got[key], { path, key }, known, into);
  }
  for (const key of Object.keys(got))
    if (!(key in recorded)) into.push({ path: `${place.path}.${key}`, expected: undefined, got: got[key] });
}

function compareLists(recorded: unknown[], got: unknown, place: Place, known: ComparedWith, into: Difference[]): void {
  if (!Array.isArray(got)) {
    into.push({ path: place.path, expected: recorded, got });
    return;
  }
  if (DESCRIBED.has(place.key)) {
    compareByName(recorded, got, place, known, into);
    return;
  }
  const length = Math.max(recorded.length, got.length);
  if (recorded.length !== got.length && scalars(recorded) && scalars(got)) {
    into.push({ path: place.path, expected: translated(recorded, known.ids), got });
    return;
  }
  for (let index = 0; index < length; index++) {
    const path = `${place.path}[${index}]`;
    if (index >= recorded.length) into.push({ path, expected: undefined, got: got[index] });
    else if (index >= got.length) into.push({ path, expected: translated(recorded[index], known.ids), got: undefined });
    else compare(recorded[index], got[index], { path, key: place.key }, known, into);
  }
}

/** What introspection lists: a store in the order of its code, the published schema by name. */
const DESCRIBED: ReadonlySet<string> = new Set(["inputFields", "fields", "enumValues", "possibleTypes"]);

function compareByName(recorded: unknown[], got: unknown[], place: Place, known: ComparedWith, into: Difference[]) {
  const byName = (list: unknown[]) => new Map(list.map((one) => [String(at(one, "name")), one]));
  const [expected, shown] = [byName(recorded), byName(got)];
  for (const name of new Set([...expected.keys(), ...shown.keys()])) {
    const path = `${place.path}[${name}]`;
    compare(expected.get(name), shown.get(name), { path, key: place.key }, known, into);
  }
}

const scalars = (list: unknown[]) => list.every((one) => typeof one !== "object");

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

function sameText(recorded: string, got: string, key: string, { ids, sent }: ComparedWith): boolean {
  if (isGid(recorded)) {
    const sameKind = isGid(got) && withoutIds(recorded) === withoutIds(got);
    // Jobs are named at random, and recordings show one name for several.
    if (/\/Job\//.test(recorded)) return sameKind;
    return recorded === got ? ids.learn(recorded, got) : sameKind && ids.learn(recorded, got);
  }
  const expected = ids.translate(recorded);
  if (expected === got) return true;
  if (INSTANT.test(recorded) && INSTANT.test(got)) return !sent.has(recorded);
  if (/cursor$/i.test(key)) {
    ids.note(recorded, got);
    return got.length > 0;
  }
  // "#1001" and "#1001-F1": numbers go on from what the store had.
  if (/^#\d+/.test(recorded) && /^#\d+/.test(got))
    return recorded.replace(/\d+/, "") === got.replace(/\d+/, "") && ids.learn(recorded, got);
  if (key === "legacyResourceId" && /^\d+$/.test(recorded) && /^\d+$/.test(got)) return ids.learn(recorded, got);
  if (isLink(recorded) && isLink(got) && !sent.has(recorded)) return true;
  // Random tokens: handles of jobs, keys, confirmation numbers.
  if (/^(confirmationNumber|token|url)$/.test(key)) return got.length > 0;
  return false;
}

const isLink = (text: string) => /^https?:\/\//.test(text);
const withoutIds = (gid: string) =>
  gid.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "0").replace(/\d+/g, "0");

/** How much a real store holds beyond what the recording shows. */
function isAccident(recorded: unknown, got: unknown, path: string): boolean {
  if (typeof recorded !== typeof got) return false;
  if (/^data\.\w+\.pageInfo\.has(?:Next|Previous)Page$/.test(path)) return recorded === true;
  return /^data\.\w*[cC]ount\w*\.count$/.test(path);
}

/** Errors at the top: message, path and code in that order; what else `extensions` holds when the recording shows it. */
function compareErrors(
  recorded: readonly object[],
  got: readonly object[],
  known: ComparedWith,
  into: Difference[],
): void {
  const shown = (error: object) => {
    const { message, path, extensions } = error as Json;
    const { documentation, requestId, ...rest } = isObject(extensions) ? extensions : {};
    const plain = typeof message === "string" ? message.replace(/Request ID: \S+/, "Request ID: …") : message;
    return { message: plain, path: path ?? null, extensions: rest };
  };
  compareLists(recorded.map(shown), got.map(shown), { path: "errors", key: "errors" }, known, into);
}

const translated = (value: unknown, ids: IdMap): unknown => (typeof value === "string" ? ids.translate(value) : value);
