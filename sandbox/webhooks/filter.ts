// Pure. The `filter` of a subscription: Shopify's search syntax over the body. Every term names a field, nested ones with a
// period; of a list one element is enough (documented: "variants.price:>=10.00"). `id:*` asks whether there is a value, a
// star at the end stands for any rest.
import { type Comparator, parseSearchQuery, type SearchNode } from "#sandbox/graphql/search-query.ts";

/** Recorded. */
export const INVALID_FILTER =
  "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.";

export type BodyFilter = (body: unknown) => boolean;

/** @returns null when the text is no filter: a term names no field, or nothing follows its colon. */
export function readFilter(text: string): BodyFilter | null {
  const node = parseSearchQuery(text);
  if (!node) return () => true;
  return compile(node);
}

function compile(node: SearchNode): BodyFilter | null {
  if (node.kind === "not") {
    const inner = compile(node.node);
    return inner && ((body) => !inner(body));
  }
  if (node.kind === "term") {
    const { field, comparator, value } = node;
    if (field === null || value === "") return null;
    const path = field.split(".");
    return (body) => valuesAt(body, path).some((found) => matches(found, comparator, value));
  }
  const inner = node.nodes.map(compile);
  if (inner.some((one) => one === null)) return null;
  const filters = inner as BodyFilter[];
  return node.kind === "and"
    ? (body) => filters.every((filter) => filter(body))
    : (body) => filters.some((filter) => filter(body));
}

/** What stands at a path: of lists, what stands there in each element. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
  return valuesAt((value as Record<string, unknown>)[name], rest);
}

function matches(found: unknown, comparator: Comparator, wanted: string): boolean {
  if (found === null || found === undefined || typeof found === "object") return false;
  const text = String(found);
  if (comparator !== "=") {
    const difference = sizeAgainst(text, wanted);
    if (Number.isNaN(difference)) return false;
    if (comparator === ">") return difference > 0;
    if (comparator === ">=") return difference >= 0;
    return comparator === "<" ? difference < 0 : difference <= 0;
  }
  if (wanted.endsWith("*")) return text !== "" && text.toLowerCase().startsWith(wanted.slice(0, -1).toLowerCase());
  return text.toLowerCase() === wanted.toLowerCase() || (isNumber(text) && isNumber(wanted) && +text === +wanted);
}

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** Numbers by their value, instants by their time; anything else has no size. */
const sizeAgainst = (text: string, wanted: string): number =>
  isNumber(text) && isNumber(wanted) ? Number(text) - Number(wanted) : Date.parse(text) - Date.parse(wanted);
