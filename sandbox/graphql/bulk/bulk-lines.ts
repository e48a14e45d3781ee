// Pure. The lines of a bulk query's result: each node of a connection is a line of its own, one of a nested connection names
// its parent.
import { resultLine } from "#sandbox/graphql/bulk/result-json.ts";

export interface BulkLine {
  text: string;
  isRoot: boolean;
}

type Json = Record<string, unknown>;

interface Flat {
  line: Json;
  children: Flat[];
}

/** @param groupObjects children right after their parent; otherwise after all that stand beside the parent. */
export function bulkLines(nodes: readonly unknown[], groupObjects: boolean): BulkLine[] {
  const flat = nodes.filter(isObject).map((node) => flatten(node, null));
  const print = ({ line }: Flat, isRoot: boolean): BulkLine => ({ text: resultLine(line), isRoot });
  if (groupObjects) {
    const deep = (one: Flat, isRoot: boolean): BulkLine[] => [
      print(one, isRoot),
      ...one.children.flatMap((child) => deep(child, false)),
    ];
    return flat.flatMap((one) => deep(one, true));
  }
  const lines: BulkLine[] = [];
  for (let level = flat, isRoot = true; level.length > 0; level = level.flatMap(({ children }) => children)) {
    for (const one of level) lines.push(print(one, isRoot));
    isRoot = false;
  }
  return lines;
}

/** The nodes of the connections that stand in an object which is no node itself, however deep. */
export function nodesWithin(object: unknown): unknown[] {
  if (!isObject(object)) return [];
  const nodes = connectionNodes(object);
  return nodes ?? Object.values(object).flatMap(nodesWithin);
}

function flatten(node: Json, parentId: unknown): Flat {
  const children: Flat[] = [];
  const id = node.id ?? null;
  const strip = (object: Json): Json =>
    Object.fromEntries(
      Object.entries(object).flatMap(([key, value]) => {
        const nested = connectionNodes(value);
        if (nested) {
          for (const child of nested) if (isObject(child)) children.push(flatten(child, id));
          return [];
        }
        return [[key, isObject(value) ? strip(value) : value]];
      }),
    );
  const line = strip(node);
  return { line: parentId === null ? line : { ...line, __parentId: parentId }, children };
}

/** The nodes of a connection as bulk queries select it, `edges { node }`; null for anything else. */
function connectionNodes(value: unknown): unknown[] | null {
  if (!isObject(value) || !Array.isArray(value.edges)) return null;
  return value.edges.map((edge) => (isObject(edge) ? edge.node : null));
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
