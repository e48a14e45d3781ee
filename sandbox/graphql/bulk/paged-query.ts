// Pure. A bulk query made one that can be answered: its connections say nothing of pages, so that those at the root are asked
// for page by page, and those inside them whole.
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";

/** More than any record has children. */
const ALL = "1000000";
const PAGING = new Set(["first", "last", "after", "before"]);

const argument = (name: string, value: string): ArgumentNode => {
  const { definitions } = parse(`{ f(${name}: ${value}) }`);
  const field = (definitions[0] as OperationDefinitionNode).selectionSet.selections[0] as FieldNode;
  return field.arguments?.[0] as ArgumentNode;
};
const PAGE_INFO = (parse("{ pageInfo { hasNextPage endCursor } }").definitions[0] as OperationDefinitionNode)
  .selectionSet.selections[0] as SelectionNode;

/** One root field of a bulk query, as a query of its own with a variable `$after` when it is a connection. */
export interface PagedQuery {
  /** Under which name its answer stands. */
  key: string;
  document: DocumentNode;
  isConnection: boolean;
}

/** @param size of the pages of a connection at the root; @param inside of those in it. */
export function pagedQueries(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  size: number,
  inside: string = ALL,
): PagedQuery[] {
  const { schema } = officialSchema();
  const root = schema.getQueryType();
  return operation.selectionSet.selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) throw notSimulated("a bulk query with a fragment at its root");
    const type = root?.getFields()[selection.name.value]?.type;
    const isConnection = type !== undefined && getNamedType(type).name.endsWith("Connection");
    const variables = isConnection
      ? (parse("query ($after: String) { __typename }").definitions[0] as OperationDefinitionNode).variableDefinitions
      : [];
    const alone: DocumentNode = {
      ...document,
      definitions: [
        {
          ...operation,
          variableDefinitions: variables ?? [],
          selectionSet: { ...operation.selectionSet, selections: [selection] },
        },
        ...document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION),
      ],
    };
    const info = new TypeInfo(schema);
    const paged = visit(
      alone,
      visitWithTypeInfo(info, {
        Field(field) {
          const returned = info.getType();
          if (!returned || !getNamedType(returned).name.endsWith("Connection")) return undefined;
          const kept = (field.arguments ?? []).filter(({ name }) => !PAGING.has(name.value));
          if (field !== selection) return { ...field, arguments: [...kept, argument("first", inside)] };
          return {
            ...field,
            arguments: [...kept, argument("first", String(size)), argument("after", "$after")],
            selectionSet: field.selectionSet && {
              ...field.selectionSet,
              selections: [...field.selectionSet.selections, PAGE_INFO],
            },
          };
        },
      }),
    );
    return { key: selection.alias?.value ?? selection.name.value, document: paged, isConnection };
  });
}
