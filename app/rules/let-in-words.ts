// Pure. The names of a rule in words: what each of them is, a line each, the conditions of a list further in.
import { compileCondition } from "#app/rules/compile-condition.ts";
import { findNames } from "#app/rules/compile-let.ts";
import { conditionInWords, itemScope, known, type Line, listInWords } from "#app/rules/condition-in-words.ts";
import { AGGREGATES, type Condition } from "#app/rules/condition-schema.ts";
import { leftSide } from "#app/rules/left-side.ts";
import { plainWords } from "#app/rules/plain-words.ts";
import { isPathIn } from "#app/rules/right-side.ts";
import { FINDABLE, type Find, type Let, type ListLet } from "#app/rules/rule-document.ts";
import { type Scope, withNames } from "#app/rules/scope.ts";

/** “late” is the orders where … @param subject what the lines begin with: “late” is */
export function letInWords(subject: string, value: Let, scope: Scope, depth = 0): Line[] {
  const one = (text: string): Line[] => [{ depth, text: `${subject} ${text}` }];
  if (typeof value === "string")
    return one(isPathIn(value, scope) ? fieldInWords({ field: value }, scope) : `“${value}”`);
  if (typeof value !== "object") return one(String(value));
  if (Array.isArray(value)) return one(`the list ${plainWords(value, true)}`);
  if ("template" in value) return one(`“${value.template}”`);
  if ("if" in value) return choiceInWords(subject, value, scope, depth);
  if ("find" in value) return findInWords(`${subject} the ${value.find.replaceAll("_", " ")}`, value, scope, depth);
  const figure = AGGREGATES.find((key) => key in value);
  if (figure) {
    const { where, as } = value as { where?: Condition; as?: string };
    const path = String((value as Record<string, unknown>)[figure]);
    const inner = itemScope(path, scope, as, figure !== "count");
    return withWhere(`${subject} the ${fieldInWords(value, scope)}${as ? ` (“${as}”)` : ""}`, where, inner, depth);
  }
  if (["where", "as", "sort_by", "limit", "descending"].some((key) => key in value)) {
    const part = value as ListLet;
    const list = listInWords(part.field, scope, part.as);
    return withWhere(
      `${subject} those of ${list}${inOrder(part)}`,
      part.where,
      itemScope(part.field, scope, part.as),
      depth,
    );
  }
  return one(fieldInWords(value, scope));
}

/** Which records are looked for, or gone through. @param subject “the orders” */
export function findInWords(
  subject: string,
  find: Omit<Find, "find"> & { find?: Find["find"] },
  scope: Scope,
  depth = 0,
  kind = find.find === undefined ? null : FINDABLE[find.find],
): Line[] {
  const inner =
    kind === null
      ? scope
      : withNames(
          scope,
          findNames(kind, find.as, scope).map((name) => [name, { type: "record", of: kind }] as const),
        );
  const says = [
    ...(find.as === undefined ? [] : [` (“${find.as}”)`]),
    ...(find.search === undefined ? [] : [` that Shopify's search “${find.search}” finds`]),
    ...(find.within === undefined ? [] : [` of the last ${find.within}`]),
    inOrder(find),
  ];
  return withWhere(`${subject}${says.join("")}`, find.where, inner, depth);
}

function choiceInWords(
  subject: string,
  { if: guard, then, else: otherwise }: Extract<Let, { if: Condition }>,
  scope: Scope,
  depth: number,
): Line[] {
  const condition = conditionInWords(guard, scope, depth + 1);
  if (then === true && otherwise === false) return [{ depth, text: `${subject} whether` }, ...condition];
  return [
    { depth, text: `${subject}, if` },
    ...condition,
    ...letInWords("then", then, scope, depth),
    ...(otherwise === undefined ? [] : letInWords("else", otherwise, scope, depth)),
  ];
}

function withWhere(text: string, where: Condition | undefined, scope: Scope, depth: number): Line[] {
  return where ? [{ depth, text: `${text}, where` }, ...conditionInWords(where, scope, depth + 1)] : [{ depth, text }];
}

function inOrder({ sort_by, descending, limit }: Pick<ListLet, "sort_by" | "descending" | "limit">): string {
  const order = sort_by === undefined ? "" : `, by ${sort_by}`;
  const back =
    descending === undefined ? "" : descending ? ", the largest or latest first" : ", the smallest or first first";
  return `${order}${back}${limit === undefined ? "" : `, at most ${limit}`}`;
}

function fieldInWords(value: object, scope: Scope): string {
  const { zone } = value as { zone?: string };
  const said = known(() => leftSide({ op: "is", ...value, where: undefined } as never, scope, compileCondition))?.says;
  return `${said ?? plainWords(value)}${zone === undefined ? "" : ` (clock of ${zone})`}`;
}
