// Pure. The way from the root of a document to a place in it, as graphql-ruby names it: "query Name" or "fragment Name", then
// fields by their names in the answer, "... on Type", "... Name" and arguments.
import {
  type ArgumentNode,
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type ObjectFieldNode,
  type SelectionNode,
  type ValueNode,
} from "graphql";

export interface Way {
  path: string[];
  /** Of an operation, its name, or "anonymous query"; of a fragment its name. */
  definition: string;
  /** Where that starts. */
  start: number | undefined;
  /** The innermost field, spread or inline fragment that holds the place; null: none does. */
  selection: SelectionNode | null;
  /** The innermost argument, or field of an input, that holds the place; null: none does. */
  argument: ArgumentNode | ObjectFieldNode | null;
}

const holds = (at: number) => (node: ASTNode) => node.loc !== undefined && node.loc.start <= at && at < node.loc.end;

/** @param at characters from the start of the document; undefined: the first operation itself. */
export function wayTo(document: DocumentNode, at: number | undefined): Way {
  const definition =
    (at === undefined ? undefined : document.definitions.find(holds(at))) ??
    document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const way: Way = { ...headOf(definition), start: definition?.loc?.start, selection: null, argument: null };
  if (at === undefined || !definition || !("selectionSet" in definition)) return way;
  let selections: readonly SelectionNode[] = definition.selectionSet?.selections as readonly SelectionNode[];
  for (;;) {
    const inside = selections.find(holds(at));
    if (!inside) return way;
    way.path.push(nameOf(inside));
    way.selection = inside;
    const given = inside.kind === Kind.FIELD ? inside.arguments?.find(holds(at)) : undefined;
    if (given) {
      descend(given, at, way);
      return way;
    }
    if (inside.kind === Kind.FRAGMENT_SPREAD || !inside.selectionSet) return way;
    selections = inside.selectionSet.selections;
  }
}

function headOf(definition: DefinitionNode | undefined): Pick<Way, "path" | "definition"> {
  if (definition?.kind === Kind.FRAGMENT_DEFINITION)
    return { path: [`fragment ${definition.name.value}`], definition: definition.name.value };
  const operation = definition?.kind === Kind.OPERATION_DEFINITION ? definition.operation : "query";
  const name = definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
  return { path: [name ? `${operation} ${name}` : operation], definition: name ?? `anonymous ${operation}` };
}

function nameOf(node: SelectionNode): string {
  if (node.kind === Kind.FIELD) return node.alias?.value ?? node.name.value;
  if (node.kind === Kind.FRAGMENT_SPREAD) return `... ${node.name.value}`;
  return node.typeCondition ? `... on ${node.typeCondition.name.value}` : "...";
}

function descend(argument: ArgumentNode | ObjectFieldNode, at: number, way: Way): void {
  way.path.push(argument.name.value);
  way.argument = argument;
  const fields = (value: ValueNode): readonly ObjectFieldNode[] => {
    if (value.kind === Kind.OBJECT) return value.fields;
    return value.kind === Kind.LIST ? value.values.flatMap(fields) : [];
  };
  const inner = fields(argument.value).find(holds(at));
  if (inner) descend(inner, at, way);
}
