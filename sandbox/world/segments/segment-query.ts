// Pure. A small part of Shopify's segment queries: conditions on facts about customers, joined with AND and OR.
// `number_of_orders > 2 AND customer_tags CONTAINS 'vip' AND last_order_date >= -90d`
import { NotSimulated } from "#sandbox/world/not-simulated.ts";

/** What is known of a customer, by the name of a filter: a number, a text, texts, an instant, or nothing. */
export type FactValue = number | string | readonly string[] | null;
export type FactKind = "number" | "text" | "list" | "date";
export type Facts = (filter: string) => FactValue;

export type Operator = "=" | "!=" | ">" | ">=" | "<" | "<=" | "CONTAINS" | "BETWEEN" | "IS NULL";

export type SegmentNode =
  | { kind: "and"; nodes: SegmentNode[] }
  | { kind: "or"; nodes: SegmentNode[] }
  | { kind: "condition"; filter: string; operator: Operator; negated: boolean; values: string[] };

/** What is wrong with a query, in Shopify's way of saying it (not verified by a recording). */
export class SegmentQueryError extends Error {
  constructor(column: number, message: string) {
    super(`Line 1 Column ${column}: ${message}`);
    this.name = "SegmentQueryError";
  }
}

interface Token {
  text: string;
  quoted: boolean;
  at: number;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|'((?:[^'\\]|\\.)*)'|(>=|<=|!=|[=<>(),])|([^\s'=<>!(),]+)/gy;
  let at = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, quoted, sign, word] = match;
    if (quoted !== undefined) tokens.push({ text: quoted.replace(/\\(.)/g, "$1"), quoted: true, at });
    else if (sign || word) tokens.push({ text: sign ?? word ?? "", quoted: false, at });
    at += whole.length;
  }
  if (at < text.length) throw new SegmentQueryError(at, "unexpected character");
  return tokens;
}

const COMPARISONS = new Set(["=", "!=", ">", ">=", "<", "<="]);

/** @param kindOf how a filter is compared; null: this world does not know the filter. */
export function parseSegmentQuery(text: string, kindOf: (filter: string) => FactKind | null): SegmentNode {
  const tokens = tokenise(text);
  let at = 0;
  const fail = (message: string): never => {
    throw new SegmentQueryError(tokens[at]?.at ?? text.length, message);
  };
  const isWord = (word: string) => !tokens[at]?.quoted && tokens[at]?.text.toUpperCase() === word;
  const take = (word: string) => {
    if (!isWord(word)) return false;
    at++;
    return true;
  };
  const value = (): string => {
    const token = tokens[at];
    if (!token || (!token.quoted && /^([<>!]?=|[<>(),])$/.test(token.text))) return fail("a value is expected.");
    at++;
    return token.text;
  };

  function disjunction(): SegmentNode {
    const nodes = [conjunction()];
    while (take("OR")) nodes.push(conjunction());
    return nodes.length === 1 ? (nodes[0] as SegmentNode) : { kind: "or", nodes };
  }

  function conjunction(): SegmentNode {
    const nodes = [condition()];
    while (take("AND")) nodes.push(condition());
    return nodes.length === 1 ? (nodes[0] as SegmentNode) : { kind: "and", nodes };
  }

  function condition(): SegmentNode {
    if (take("(")) {
      const node = disjunction();
      if (!take(")")) fail("a closing parenthesis is expected.");
      return node;
    }
    const token = tokens[at];
    if (!token || token.quoted || !/^[a-z_.]+$/i.test(token.text)) return fail("a filter is expected.");
    const filter = token.text.toLowerCase();
    const kind = kindOf(filter);
    if (!kind) throw new NotSimulated(`segment filter ${filter}`);
    at++;
    if (isWord("(")) throw new NotSimulated(`segment filter ${filter} with parameters`);
    return { kind: "condition", filter, ...comparison(kind) };
  }

  function comparison(kind: FactKind): { operator: Operator; negated: boolean; values: string[] } {
    if (take("IS")) {
      const negated = take("NOT");
      if (!take("NULL")) fail("NULL is expected.");
      return { operator: "IS NULL", negated, values: [] };
    }
    const negated = take("NOT");
    if (take("CONTAINS")) {
      if (kind !== "list") fail("CONTAINS is for lists.");
      return { operator: "CONTAINS", negated, values: [value()] };
    }
    if (negated) fail("CONTAINS is expected.");
    if (take("BETWEEN")) {
      const from = value();
      if (!take("AND")) fail("AND is expected.");
      return { operator: "BETWEEN", negated: false, values: [from, value()] };
    }
    const operator = tokens[at]?.text ?? "";
    if (tokens[at]?.quoted || !COMPARISONS.has(operator)) fail("an operator is expected.");
    if (kind === "list") fail(`${operator} is not for lists.`);
    at++;
    return { operator: operator as Operator, negated: false, values: [value()] };
  }

  if (tokens.length === 0) return { kind: "and", nodes: [] };
  const node = disjunction();
  if (at < tokens.length) fail("the end is expected.");
  return node;
}

const UNITS: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 };
const DAY = 86_400_000;

/** The day that a date means, midnight UTC: `2026-11-24`, `today`, `yesterday`, `-90d`, `-3m`. NaN for none. */
function dayOf(text: string, nowMs: number): number {
  const today = Math.floor(nowMs / DAY) * DAY;
  if (text === "today") return today;
  if (text === "yesterday") return today - DAY;
  const relative = /^-(\d+)([dwmy])$/.exec(text);
  if (relative) return today - Number(relative[1]) * (UNITS[relative[2] ?? "d"] ?? 1) * DAY;
  return Date.parse(text);
}

const ordered = (difference: number, operator: Operator): boolean =>
  ({ "=": difference === 0, "!=": difference !== 0, ">": difference > 0, ">=": difference >= 0, "<": difference < 0 })[
    operator as string
  ] ?? difference <= 0;

/** Whether a customer with these facts is in. A customer without a fact fits no comparison with it, but `!=`. */
export function fitsSegment(
  node: SegmentNode,
  facts: Facts,
  kindOf: (filter: string) => FactKind | null,
  nowMs: number,
): boolean {
  if (node.kind === "and") return node.nodes.every((one) => fitsSegment(one, facts, kindOf, nowMs));
  if (node.kind === "or") return node.nodes.some((one) => fitsSegment(one, facts, kindOf, nowMs));
  const { filter, operator, negated, values } = node;
  const fact = facts(filter);
  const isEmpty = fact === null || (Array.isArray(fact) && fact.length === 0);
  if (operator === "IS NULL") return isEmpty !== negated;
  const [first = "", second = ""] = values;
  if (operator === "CONTAINS") {
    const has = Array.isArray(fact) && fact.some((one) => one.toLowerCase() === first.toLowerCase());
    return has !== negated;
  }
  if (isEmpty) return operator === "!=";
  const kind = kindOf(filter);
  if (kind === "text") {
    const same = String(fact).toLowerCase() === first.toLowerCase();
    return operator === "=" ? same : operator === "!=" ? !same : false;
  }
  const number = kind === "date" ? Math.floor(Date.parse(String(fact)) / DAY) * DAY : Number(fact);
  const wanted = (text: string) => (kind === "date" ? dayOf(text, nowMs) : Number(text));
  if (operator === "BETWEEN") return number >= wanted(first) && number <= wanted(second);
  return ordered(number - wanted(first), operator);
}
