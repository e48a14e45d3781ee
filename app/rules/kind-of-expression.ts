// Pure. What a template's one expression gives, where that is records of a known kind: a list that filters narrowed or put
// into an order stays a list of such records, and the rule may ask their fields as it may of the list itself.
import { evalQuotedToken, type Token, TokenKind, type Value } from "liquidjs";
import { PathError, pathIn } from "#app/rules/path.ts";
import { type Scope, type Typed, withNames } from "#app/rules/scope.ts";

/** Filters after which a list holds records of the same kind. */
const KEEPS: ReadonlySet<string> = new Set([
  ...["where", "where_not", "sort_by", "unique", "uniq", "reverse", "compact", "slice"],
]);
const ENTRY = "entry";

/** The records that an expression gives, one or a list; null: something else, or not known. */
export function kindOfExpression({ initial, filters }: Value, scope: Scope): Typed | null {
  let at = initial.postfix.length === 1 ? kindAt(initial.postfix[0], scope) : null;
  for (const { name, args } of filters) {
    if (at?.type !== "list" || at.of === undefined) return null;
    if (name === "first" || name === "last") at = { type: "record", of: at.of };
    else if (name === "map") at = mapped(at.of, args[0], scope);
    else if (!KEEPS.has(name)) return null;
  }
  return at;
}

/** The kind of the record or of the list's records that a path names; null: none, or not known. */
export function kindAt(token: Token | undefined, scope: Scope): Typed | null {
  if (token?.kind !== TokenKind.PropertyAccess) return null;
  const path = token.getText().trim();
  return /^[a-z_][\w.]*$/i.test(path) ? recordsAt(path, scope) : null;
}

function recordsAt(path: string, scope: Scope): Typed | null {
  try {
    const { type, of } = pathIn(path, scope);
    return (type === "list" || type === "record") && of !== undefined ? { type, of } : null;
  } catch (error) {
    // Names that the template made itself are not in the scope.
    if (error instanceof PathError) return null;
    throw error;
  }
}

/** Lists of lists become one. */
function mapped(of: string, argument: unknown, scope: Scope): Typed | null {
  const token = argument as Token | undefined;
  if (token?.kind !== TokenKind.Quoted) return null;
  const entries = withNames(scope, [[ENTRY, { type: "record", of }]]);
  const one = recordsAt(`${ENTRY}.${evalQuotedToken(token as never)}`, entries);
  return one && { type: "list", of: one.of };
}
