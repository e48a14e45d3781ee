// Pure. Shopify's search syntax: `field:value`, comparisons, quotes, AND, OR, NOT, -, parentheses. Read as Shopify reads it,
// traps included: an unquoted time stops at its first colon (recorded), so times must be quoted.

export type Comparator = "=" | ">" | ">=" | "<" | "<=";
export type SearchNode =
  | { kind: "and"; nodes: SearchNode[] }
  | { kind: "or"; nodes: SearchNode[] }
  | { kind: "not"; node: SearchNode }
  | { kind: "term"; field: string | null; comparator: Comparator; value: string; quoted: boolean };

type Token =
  | { kind: "open" | "close" | "and" | "or" | "not" | "colon" }
  | { kind: "comparator"; comparator: Comparator }
  | { kind: "word"; text: string; quoted: boolean };

/** Null for an empty query. Never fails: what is not understood is a bare word. */
export function parseSearchQuery(text: string): SearchNode | null {
  const tokens = tokenise(text);
  let at = 0;

  function disjunction(): SearchNode | null {
    const nodes = [conjunction()];
    while (tokens[at]?.kind === "or") {
      at++;
      nodes.push(conjunction());
    }
    return joined("or", nodes);
  }

  function conjunction(): SearchNode | null {
    const nodes: (SearchNode | null)[] = [];
    for (let token = tokens[at]; token && token.kind !== "or" && token.kind !== "close"; token = tokens[at]) {
      if (token.kind === "and") at++;
      else nodes.push(unary());
    }
    return joined("and", nodes);
  }

  function unary(): SearchNode | null {
    const token = tokens[at++];
    if (token?.kind === "not") {
      const node = unary();
      return node && { kind: "not", node };
    }
    if (token?.kind === "open") {
      const node = disjunction();
      if (tokens[at]?.kind === "close") at++;
      return node;
    }
    if (token?.kind !== "word") return null;
    if (tokens[at]?.kind !== "colon")
      return { kind: "term", field: null, comparator: "=", value: token.text, quoted: token.quoted };
    at++;
    const next = tokens[at];
    const comparator = next?.kind === "comparator" ? next.comparator : "=";
    if (next?.kind === "comparator") at++;
    const value = tokens[at];
    if (value?.kind !== "word") return { kind: "term", field: token.text, comparator, value: "", quoted: false };
    at++;
    return { kind: "term", field: token.text, comparator, value: value.text, quoted: value.quoted };
  }

  return disjunction();
}

/** A query with the word `now` as a time (`created_at:<now`) made that time. */
export const withNow = (query: string, nowMs: number): string =>
  query.replace(/(:[<>=]*)now\b/g, (_whole, before) => `${before}'${new Date(nowMs).toISOString()}'`);

function joined(kind: "and" | "or", nodes: (SearchNode | null)[]): SearchNode | null {
  const some = nodes.filter((node) => node !== null);
  const [only] = some;
  if (some.length <= 1) return only ?? null;
  return { kind, nodes: some };
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\s+|([()])|(:)|(>=|<=|>|<|=)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-(?=[\w(]))|([^\s():"'<>=]+|["'])/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, paren, colon, comparator, double, single, minus, word] = match;
    if (paren) tokens.push({ kind: paren === "(" ? "open" : "close" });
    else if (colon) tokens.push({ kind: "colon" });
    else if (comparator) tokens.push({ kind: "comparator", comparator: comparator as Comparator });
    else if (double !== undefined || single !== undefined)
      tokens.push({ kind: "word", text: (double ?? single ?? "").replace(/\\(.)/g, "$1"), quoted: true });
    else if (minus) tokens.push({ kind: "not" });
    else if (word === "AND") tokens.push({ kind: "and" });
    else if (word === "OR") tokens.push({ kind: "or" });
    else if (word === "NOT") tokens.push({ kind: "not" });
    else if (word) tokens.push({ kind: "word", text: word, quoted: false });
  }
  // A colon straight after a value belongs to nothing: `updated_at:>=2026-01-01T00:00:00Z` goes on as the term `00:00Z`.
  const kept: Token[] = [];
  for (const token of tokens) if (token.kind !== "colon" || !endsWithValue(kept)) kept.push(token);
  return kept;
}

function endsWithValue(tokens: readonly Token[]): boolean {
  const before = tokens.at(-2)?.kind;
  return tokens.at(-1)?.kind === "word" && (before === "colon" || before === "comparator");
}
