// Pure. What makes a document invalid beyond fields and their arguments, in the words of graphql-ruby, on which Shopify's API
// runs: fragments, variables, directives, selections of what has no fields.
import { type DocumentNode, type GraphQLError, type GraphQLSchema, isEnumType, Kind } from "graphql";
import { type Way, wayTo } from "#sandbox/graphql/way-to.ts";

export interface DocumentFault {
  message: string;
  /** Characters from the start of the document. */
  at: number | undefined;
  path: string[];
  extensions: Record<string, unknown>;
}

type Said = Omit<DocumentFault, "at" | "path"> & Partial<Pick<DocumentFault, "at" | "path">>;

interface Told {
  found: RegExpExecArray;
  way: Way;
  error: GraphQLError;
  schema: GraphQLSchema;
}

const withoutArguments = ({ path, argument }: Way) => (argument ? path.slice(0, 2) : path);

/** By graphql-js's words. */
const FAULTS: readonly [RegExp, (told: Told) => Said][] = [
  [
    /^Fragment "(\w+)" is never used/,
    ({ found: [, name] }) => fragment(`Fragment ${name} was defined, but not used`, name),
  ],
  [
    /^Unknown fragment "(\w+)"/,
    ({ found: [, name], way }) => ({
      ...fragment(`Fragment ${name} was used, but not defined`, name),
      at: way.selection?.loc?.start,
    }),
  ],
  [
    /^Cannot spread fragment "(\w+)" within itself/,
    ({ found: [, name], way }) => ({
      message: `Fragment ${name} contains an infinite loop`,
      ...{ at: way.start, path: [`fragment ${name}`] },
      extensions: { code: "infiniteLoop", fragmentName: name },
    }),
  ],
  [
    /^Variable "\$(\w+)" is never used/,
    ({ found: [, name], way }) => ({
      message: `Variable $${name} is declared by ${way.definition} but not used`,
      ...{ at: way.start, path: way.path.slice(0, 1) },
      extensions: { code: "variableNotUsed", variableName: name },
    }),
  ],
  [
    /^Variable "\$(\w+)" is not defined/,
    ({ found: [, name], way }) => ({
      message: `Variable $${name} is used by ${way.definition} but not declared`,
      extensions: { code: "variableNotDefined", variableName: name },
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "([^"]+)" used in position expecting type "([^"]+)"/,
    ({ found: [, name, given = "", wanted = ""], way }) => {
      const argument = way.argument?.name.value;
      const why = mismatch(given, wanted);
      return {
        message: `${why} on variable $${name} and argument ${argument} (${given} / ${wanted})`,
        at: way.argument?.loc?.start,
        extensions: {
          ...{ code: "variableMismatch", variableName: name, typeName: given },
          ...{ argumentName: argument, errorMessage: why },
        },
      };
    },
  ],
  [
    /^Variable "\$(\w+)" cannot be non-input type "([^"]+)"/,
    (told) => inputType(told.found[1], bare(told.found[2]), "valid", told),
  ],
  [
    /^Unknown type "(\w+)"/,
    (told) => {
      const [, name] = told.found;
      const variable = variableOfType(told.error);
      if (variable) return inputType(variable, name, "defined", told);
      return {
        message: `No such type ${name}, so it can't be a fragment condition`,
        at: told.way.selection?.loc?.start ?? told.way.start,
        extensions: { code: "undefinedType", typeName: name },
      };
    },
  ],
  [
    /^Fragment (?:"(\w+)" )?cannot be spread here as objects of type "(\w+)" can never be of type "(\w+)"/,
    ({ found: [, name, parent, child] }) => ({
      message: `Fragment${name ? ` ${name}` : ""} on ${child} can't be spread inside ${parent}`,
      extensions: {
        ...{ code: "cannotSpreadFragment", typeName: child, fragmentName: name ?? "unknown", parentName: parent },
      },
    }),
  ],
  [
    /^Unknown directive "@(\w+)"/,
    ({ found: [, name], way }) => ({
      message: `Directive @${name} is not defined`,
      path: withoutArguments(way),
      extensions: { code: "undefinedDirective", directiveName: name },
    }),
  ],
  [
    /^Field "(\w+)" must not have a selection since type "([^"]+)" has no subfields/,
    ({ found: [, field, type], way, schema }) => ({
      message: `Selections can't be made on ${isEnumType(schema.getType(bare(type))) ? "enums" : "scalars"} (field '${field}' returns ${bare(type)} but has selections [${selected(way)}])`,
      at: way.selection?.loc?.start,
      extensions: { code: "selectionMismatch", nodeName: `field '${field}'`, typeName: bare(type) },
    }),
  ],
];

/** Null for what is said elsewhere, or in words that are not known. */
export function documentFault(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentFault | null {
  for (const [words, say] of FAULTS) {
    const found = words.exec(error.message);
    if (!found) continue;
    // Of what stands in two places the last one is where it is used.
    const isUsage = error.message.includes("used in position") || error.message.includes("is not defined");
    const at = isUsage ? usedAt(error) : error.positions?.[0];
    const way = wayTo(document, at);
    return { at, path: way.path, ...say({ found, way, error, schema }) };
  }
  return null;
}

const bare = (type = "") => type.replace(/[[\]!]/g, "");

const fragment = (message: string, name: string | undefined): Said => ({
  message,
  extensions: { code: "useAndDefineFragment", fragmentName: name },
});

const inputType = (variable: string | undefined, type: string | undefined, what: string, { way }: Told): Said => ({
  message: `${type} isn't a ${what} input type (on $${variable})`,
  path: way.path.slice(0, 1),
  extensions: { code: "variableRequiresValidType", typeName: type, variableName: variable },
});

/** In the order in which graphql-ruby looks. */
function mismatch(given: string, wanted: string): string {
  const depth = (type: string) => type.split("[").length;
  if (bare(given) !== bare(wanted)) return "Type mismatch";
  return depth(given) === depth(wanted) ? "Nullability mismatch" : "List dimension mismatch";
}

function usedAt(error: GraphQLError): number | undefined {
  const used = error.nodes?.find(({ kind }) => kind === Kind.VARIABLE);
  return used?.loc?.start ?? error.positions?.[0];
}

function variableOfType(error: GraphQLError): string | undefined {
  const type = error.nodes?.[0];
  const source = error.source?.body;
  if (!type?.loc || !source) return undefined;
  return /\$(\w+)\s*:\s*[[\s]*$/.exec(source.slice(0, type.loc.start))?.[1];
}

function selected({ selection: field }: Way): string {
  if (field?.kind !== Kind.FIELD) return "";
  return (field.selectionSet?.selections ?? [])
    .map((one) => {
      if (one.kind !== Kind.INLINE_FRAGMENT) return `"${one.name.value}"`;
      return one.typeCondition ? `"... on ${one.typeCondition.name.value} { ... }"` : `"... { ... }"`;
    })
    .join(", ");
}
