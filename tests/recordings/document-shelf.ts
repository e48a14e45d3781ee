// Finds the document of an answer that stands alone in its file: one of the same operation from another step that fits it.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
} from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { requestedCost } from "#sandbox/graphql/query-cost.ts";
import { isObject, type Json } from "#tests/recordings/json.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";

interface Shelved {
  file: string;
  query: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

export interface ShelvedDocument {
  query: string;
  /** Else something else was sent, though it answers alike. */
  costsTheSame: boolean;
}

export class DocumentShelf {
  readonly #documents: Shelved[] = [];

  constructor(scenarios: readonly Scenario[]) {
    const seen = new Set<string>();
    for (const { file, steps, sideReads } of scenarios)
      for (const { query } of [...steps, ...sideReads]) {
        if (!query || seen.has(query)) continue;
        seen.add(query);
        const document = parsed(query);
        const operation = document?.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
        if (document && operation?.kind === Kind.OPERATION_DEFINITION)
          this.#documents.push({ file, query, document, operation });
      }
  }

  /**
   * A document that takes the step's variables and answers with exactly the keys of its answer. One that costs what the step
   * cost comes first: what stands below a null shows in nothing else. Then those of the same file, and of the same area.
   */
  find({ file, variables, answer }: RecordedStep): ShelvedDocument | null {
    if (!isObject(answer.data) || Object.keys(answer.data).length === 0) return null;
    const given = Object.keys(variables ?? {});
    const fitting = this.#documents.filter(
      (one) => takes(one.operation, given) && answers(one.document, one.operation, answer.data as Json),
    );
    const area = file.split("_")[0];
    const nearness = (one: Shelved) => (one.file === file ? 0 : one.file.split("_")[0] === area ? 1 : 2);
    const nearest = fitting.toSorted((a, b) => nearness(a) - nearness(b));
    const { schema } = officialSchema();
    const costsTheSame = ({ document, operation }: Shelved) =>
      answer.requestedCost === null ||
      requestedCost(document, operation, variables ?? {}, schema) === answer.requestedCost;
    const sent = nearest.find(costsTheSame);
    const found = sent ?? nearest[0];
    return found ? { query: found.query, costsTheSame: sent !== undefined } : null;
  }
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

function takes({ variableDefinitions }: OperationDefinitionNode, given: string[]): boolean {
  const declared = (variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const required = (variableDefinitions ?? []).filter(
    ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
  );
  return (
    given.every((name) => declared.includes(name)) &&
    required.every(({ variable }) => given.includes(variable.name.value))
  );
}

function answers(document: DocumentNode, operation: OperationDefinitionNode, data: Json): boolean {
  const { schema } = officialSchema();
  const root = operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  return root ? fits(operation.selectionSet.selections, root, data, fragments) : false;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Whether an object of `type` that was asked for by `selections` has exactly the keys of `value`, all the way down. */
function fits(
  selections: readonly SelectionNode[],
  type: GraphQLNamedType,
  value: unknown,
  fragments: Fragments,
): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every((one) => fits(selections, type, one, fragments));
  if (!isObject(value)) return false;
  const fields = fieldsOf(selections, fragments);
  const keys = Object.keys(value);
  const concrete = isObjectType(type);
  // Below an interface only some of the fragments apply.
  if (keys.some((key) => !fields.has(key)) || (concrete && keys.length !== fields.size)) return false;
  return [...fields].every(([key, nodes]) => {
    if (!(key in value)) return true;
    const inside = nodes.flatMap((node) => node.selectionSet?.selections ?? []);
    if (inside.length === 0) return !isObject(value[key]) || isScalarJson(nodes, type);
    const returned = returnedBy(type, nodes[0]?.name.value ?? "");
    return returned === null || fits(inside, returned, value[key], fragments);
  });
}

const isScalarJson = (nodes: FieldNode[], type: GraphQLNamedType) =>
  returnedBy(type, nodes[0]?.name.value ?? "")?.name === "JSON";

function returnedBy(type: GraphQLNamedType, field: string): GraphQLNamedType | null {
  const { schema } = officialSchema();
  const types = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
  for (const one of types) {
    if (!("getFields" in one)) continue;
    const found = one.getFields()[field];
    if (found) return getNamedType(found.type);
  }
  return null;
}

function fieldsOf(
  selections: readonly SelectionNode[],
  fragments: Fragments,
  into = new Map<string, FieldNode[]>(),
): Map<string, FieldNode[]> {
  for (const one of selections) {
    if (one.kind === Kind.FIELD) {
      const key = one.alias?.value ?? one.name.value;
      into.set(key, [...(into.get(key) ?? []), one]);
    } else {
      const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
      if (fragment) fieldsOf(fragment.selectionSet.selections, fragments, into);
    }
  }
  return into;
}
