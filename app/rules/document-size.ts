// Pure. Depth and size of a document, before anything walks it.
const MAX_CHARACTERS = 200_000;
const MAX_DEPTH = 40;

/** What is wrong with it as a whole, in words; null: it may be looked at. Walks without recursion. */
export function sizeComplaint(input: unknown): string | null {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return "a rule is an object";
  const stack: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let characters = 0;
  while (stack.length) {
    const { value, depth } = stack.pop() as { value: unknown; depth: number };
    if (depth > MAX_DEPTH) return `a rule is nested at most ${MAX_DEPTH} levels deep`;
    if (typeof value === "string") characters += value.length;
    else if (typeof value === "object" && value !== null)
      for (const [name, entry] of Object.entries(value)) {
        if (name === "__proto__") return "“__proto__” is no name";
        characters += name.length;
        stack.push({ value: entry, depth: depth + 1 });
      }
    characters += 2;
    if (characters > MAX_CHARACTERS) return `a rule has at most ${MAX_CHARACTERS} characters`;
  }
  return null;
}
