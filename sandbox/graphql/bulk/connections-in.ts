// Pure. The connections of a query: where each stands, and how its contents are selected.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";

export interface FoundConnection {
  name: string;
  /** 0 at the root of the query, one more in each connection around it. */
  depth: number;
  usesNodes: boolean;
  /** Some field around it, other than a connection's own, is a list. */
  isInList: boolean;
  /** The connection that it stands in, null at the root. */
  parent: FoundConnection | null;
  /** Its nodes select `id` under that name. */
  selectsId: boolean;
}

export function connectionsIn(document: DocumentNode, operation: OperationDefinitionNode): FoundConnection[] {
  const { schema } = officialSchema();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const found: FoundConnection[] = [];

  const fieldsOf = (selections: readonly SelectionNode[]): FieldNode[] =>
    selections.flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one];
      const inside = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
      return inside ? fieldsOf(inside.selectionSet.selections) : [];
    });

  const walk = (
    selections: readonly SelectionNode[],
    type: GraphQLCompositeType,
    parent: FoundConnection | null,
    isInList: boolean,
  ): void => {
    for (const one of selections) {
      if (one.kind !== Kind.FIELD) {
        const inside = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
        const condition = inside?.typeCondition && schema.getType(inside.typeCondition.name.value);
        if (inside)
          walk(inside.selectionSet.selections, isCompositeType(condition) ? condition : type, parent, isInList);
        continue;
      }
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[one.name.value] : undefined;
      const returned = field && getNamedType(field.type);
      if (!field || !one.selectionSet || !isCompositeType(returned)) continue;
      const inside = one.selectionSet.selections;
      if (!returned.name.endsWith("Connection")) {
        walk(inside, returned, parent, isInList || isListType(getNullableType(field.type)));
        continue;
      }
      const direct = fieldsOf(inside);
      const nodes = direct.flatMap((part) => nodesOf(part, fieldsOf));
      const connection: FoundConnection = {
        name: one.name.value,
        depth: parent ? parent.depth + 1 : 0,
        usesNodes: direct.some(({ name }) => name.value === "nodes"),
        isInList,
        parent,
        selectsId: fieldsOf(nodes).some(({ name, alias }) => name.value === "id" && (alias?.value ?? "id") === "id"),
      };
      found.push(connection);
      const node = nodeType(returned);
      if (node) walk(nodes, node, connection, isInList);
    }
  };

  const root = schema.getQueryType();
  if (root) walk(operation.selectionSet.selections, root, null, false);
  return found;
}

/** What is selected of a connection's nodes, by whichever way. */
function nodesOf(part: FieldNode, fieldsOf: (selections: readonly SelectionNode[]) => FieldNode[]): SelectionNode[] {
  if (part.name.value === "nodes") return [...(part.selectionSet?.selections ?? [])];
  if (part.name.value !== "edges") return [];
  return fieldsOf(part.selectionSet?.selections ?? [])
    .filter(({ name }) => name.value === "node")
    .flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
}

function nodeType(connection: GraphQLCompositeType): GraphQLCompositeType | null {
  if (!isObjectType(connection)) return null;
  const edges = connection.getFields().edges;
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields().node : undefined;
  const type = node && getNamedType(node.type);
  return isCompositeType(type) ? type : null;
}
