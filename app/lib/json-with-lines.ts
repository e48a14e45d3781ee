// Pure. JSON that knows on which line each value begins, so that a complaint about a path can stand beside the text.

export interface JsonNode {
  /** Counted from 1. */
  line: number;
  entries?: JsonNode[];
  members?: Map<string, JsonNode>;
}
export type JsonWithLines =
  | { outcome: "read"; value: unknown; root: JsonNode }
  /** Where it stops making sense, and what was expected there. */
  | { outcome: "broken"; line: number; message: string };

/** Strict JSON, nested at most as deep as a rule may be. A key that stands twice in one object is refused. */
export function readJsonWithLines(text: string): JsonWithLines {
  const reader = new Reader(text);
  try {
    const root = reader.whole();
    return { outcome: "read", value: JSON.parse(text) as unknown, root };
  } catch (error) {
    if (error instanceof Broken) return { outcome: "broken", line: error.line, message: error.message };
    throw error;
  }
}

/**
 * The line of the value at a path, or of the closest thing around it. A document may write one entry for a list of one, a
 * list of conditions for `all`, and `and`, `or` for `all`, `any`: paths are those of the longer form.
 */
export function lineOf(root: JsonNode, path: readonly (string | number)[]): number {
  let node = root;
  for (const part of path) {
    const { members, entries } = node;
    const next =
      typeof part === "number"
        ? (entries?.[part] ?? (entries ? undefined : node))
        : (members?.get(part) ?? members?.get(SYNONYMS[part] ?? "") ?? (entries && part === "all" ? node : undefined));
    if (!next) return node.line;
    node = next;
  }
  return node.line;
}

const SYNONYMS: Record<string, string> = { all: "and", any: "or" };
const MOST_DEPTH = 200;

class Broken extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonNode {
    this.#space();
    if (this.#at >= this.#text.length) throw new Broken(this.#line, "there is nothing yet: a rule is an object");
    const node = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected("the end");
    return node;
  }

  #value(depth: number): JsonNode {
    if (depth > MOST_DEPTH) throw new Broken(this.#line, "it is nested too deep");
    const char = this.#text[this.#at];
    if (char === "{") return this.#object(depth);
    if (char === "[") return this.#array(depth);
    const line = this.#line;
    if (char === '"') this.#string();
    else this.#word();
    return { line };
  }

  #object(depth: number): JsonNode {
    const node: JsonNode = { line: this.#line, members: new Map() };
    this.#at++;
    this.#space();
    if (this.#take("}")) return node;
    for (;;) {
      if (this.#text[this.#at] !== '"') throw this.#unexpected('a name in quotes, such as "name"');
      const line = this.#line;
      const key = this.#string();
      if (node.members?.has(key)) throw new Broken(line, `“${key}” stands here twice`);
      this.#space();
      if (!this.#take(":")) throw this.#unexpected("a colon");
      this.#space();
      const value = this.#value(depth + 1);
      // What is said of a value belongs to the line of its name.
      node.members?.set(key, { ...value, line });
      this.#space();
      if (this.#take("}")) return node;
      if (!this.#take(",")) throw this.#unexpected("a comma or }");
      this.#space();
      if (this.#text[this.#at] === "}") throw new Broken(this.#line, "there is a comma too many before }");
    }
  }

  #array(depth: number): JsonNode {
    const node: JsonNode = { line: this.#line, entries: [] };
    this.#at++;
    this.#space();
    if (this.#take("]")) return node;
    for (;;) {
      node.entries?.push(this.#value(depth + 1));
      this.#space();
      if (this.#take("]")) return node;
      if (!this.#take(",")) throw this.#unexpected("a comma or ]");
      this.#space();
      if (this.#text[this.#at] === "]") throw new Broken(this.#line, "there is a comma too many before ]");
    }
  }

  #string(): string {
    const match = this.#match(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy);
    if (match === null) throw new Broken(this.#line, 'a text does not end on its line: it wants a closing "');
    return JSON.parse(match) as string;
  }

  #word(): void {
    if (this.#match(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y) === null)
      throw this.#unexpected('a value: a text in "quotes", a number, true, false, null, [ or {');
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === "\n") this.#line++;
      else if (char !== " " && char !== "\t" && char !== "\r") return;
    }
  }

  #unexpected(wanted: string): Broken {
    const found = this.#text.slice(this.#at, this.#at + 12).split(/\s/)[0];
    return new Broken(this.#line, `expected ${wanted}, found ${found ? `“${found}”` : "the end"}`);
  }
}
