// Pure. What a request costs in points, by the model that agrees with recordings of a real store (99 % of them exactly):
// leaves are free, an object costs 1, a connection 2 plus its node's cost times a logarithm of the page size, a mutation 10.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
} from "graphql";

const FREE_TYPES = new Set([
  "MoneyV2",
  "MoneyBag",
  "LocationAddress",
  "ShopAddress",
  "InventoryItemMeasurement",
  "Weight",
  "CustomerEmailMarketingConsentState",
  "CustomerSmsMarketingConsentState",
  "Model3dSource",
]);

const TEN = 10;
const FIELDS: Record<string, number> = {
  "Customer.defaultAddress": 0,
  "DraftOrder.shippingAddress": 0,
  "DraftOrder.billingAddress": 0,
  "Location.suggestedAddresses": 2,
  "DraftOrder.appliedDiscount": 3,
  "StoreCreditAccount.balance": 5,
  "Blog.articlesCount": TEN,
  "DeliveryProfile.productVariantsCount": TEN,
  "Article.commentsCount": TEN,
  "QueryRoot.productsCount": TEN,
  "QueryRoot.draftOrdersCount": TEN,
  "QueryRoot.discountNodesCount": TEN,
  "QueryRoot.companiesCount": TEN,
  "QueryRoot.giftCardsCount": TEN,
  "QueryRoot.ordersCount": TEN,
  "QueryRoot.segmentsCount": TEN,
  "QueryRoot.customersCount": TEN,
  "QueryRoot.collectionsCount": TEN,
  "QueryRoot.catalogsCount": TEN,
  "QueryRoot.locationsCount": TEN,
  "QueryRoot.event": TEN,
};
const PAYLOAD_FIELDS: Record<string, number> = {
  "OrderCapturePayload.transaction": TEN,
  "RefundCreatePayload.refund": TEN,
  "FileCreatePayload.files": TEN,
};
const MUTATIONS: Record<string, number> = {
  flowTriggerReceive: 1,
  fulfillmentTrackingInfoUpdate: 50,
  fulfillmentTrackingInfoUpdateV2: 50,
  deliveryProfileUpdate: 100,
  customerSegmentMembersQueryCreate: 2,
};

type Variables = Record<string, unknown>;
/** Where a field stands: directly in a mutation's payload, directly in a connection, or anywhere else. */
type Place = "payload" | "connection" | "elsewhere";

const pageFactor = (size: number) => (size === 0 ? 0 : Math.floor(2 * Math.log(Math.max(2, size))));

/** Of operations whose points hang on no variable. */
const requestedAlways = new WeakMap<OperationDefinitionNode, number>();

/** The points that Shopify reserves for a request, `extensions.cost.requestedQueryCost`. */
export function requestedCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  schema: GraphQLSchema,
): number {
  const known = requestedAlways.get(operation);
  if (known !== undefined) return known;
  const walk = new CostWalk(document, operation, variables, schema);
  const cost = walk.total(operation);
  if (!walk.readsVariables) requestedAlways.set(operation, cost);
  return cost;
}

/**
 * What the request came to, `actualQueryCost`: the same walk over the answer. What is inside a null costs nothing, a
 * connection costs the share of its page that it held.
 */
export function actualCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  schema: GraphQLSchema,
  data: Record<string, unknown> | null,
): number {
  return new CostWalk(document, operation, variables, schema).total(operation, data);
}

type Fields = Map<string, FieldNode[]>;

/** Fields by selections and type, of selections with no directive in them. */
const collected = new WeakMap<readonly SelectionNode[], Map<GraphQLObjectType, Fields>>();

class CostWalk {
  /** Whether the points hang on a variable that was met. */
  readsVariables = false;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #variables: Variables;
  readonly #schema: GraphQLSchema;
  #root: GraphQLObjectType | null = null;
  #mutation = false;
  #metDirective = false;

  constructor(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables, schema: GraphQLSchema) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    this.#schema = schema;
    this.#variables = { ...variables };
    for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
      if (!(variable.name.value in this.#variables) && defaultValue)
        this.#variables[variable.name.value] = this.#literal(defaultValue);
  }

  total(operation: OperationDefinitionNode, data?: Record<string, unknown> | null): number {
    this.#mutation = operation.operation === "mutation";
    this.#root = (this.#mutation ? this.#schema.getMutationType() : this.#schema.getQueryType()) ?? null;
    if (!this.#root) return 1;
    return Math.max(1, this.#object(operation.selectionSet.selections, this.#root, "elsewhere", data));
  }

  #literal(node: ValueNode): unknown {
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind === Kind.VARIABLE) {
      this.readsVariables = true;
      return this.#variables[node.name.value];
    }
    return node.kind === Kind.BOOLEAN ? node.value : undefined;
  }

  #argument(field: FieldNode, name: string): number | undefined {
    const found = field.arguments?.find((argument) => argument.name.value === name);
    const value = found ? this.#literal(found.value) : undefined;
    return typeof value === "number" ? value : undefined;
  }

  #skipped(selection: SelectionNode): boolean {
    return (selection.directives ?? []).some((directive) => {
      const condition = directive.arguments?.[0] ? this.#literal(directive.arguments[0].value) : undefined;
      return (
        (directive.name.value === "skip" && condition === true) ||
        (directive.name.value === "include" && condition === false)
      );
    });
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (!condition || condition === type.name) return true;
    const named = this.#schema.getType(condition);
    return isAbstractType(named) && this.#schema.isSubType(named, type);
  }

  #fields(selections: readonly SelectionNode[], type: GraphQLObjectType): Fields {
    const known = collected.get(selections)?.get(type);
    if (known) return known;
    this.#metDirective = false;
    const fields = this.#collect(selections, type, new Map());
    if (!this.#metDirective) {
      const byType = collected.get(selections) ?? new Map<GraphQLObjectType, Fields>();
      collected.set(selections, byType.set(type, fields));
    }
    return fields;
  }

  /** Fields of an object by answer name; several nodes of one name are one field with the selections of all. */
  #collect(selections: readonly SelectionNode[], type: GraphQLObjectType, into: Fields): Fields {
    for (const selection of selections) {
      if (selection.directives && selection.directives.length > 0) this.#metDirective = true;
      if (this.#skipped(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        into.set(name, [...(into.get(name) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (fragment && this.#applies(fragment.typeCondition?.name.value, type))
        this.#collect(fragment.selectionSet.selections, type, into);
    }
    return into;
  }

  #object(selections: readonly SelectionNode[], type: GraphQLObjectType, place: Place, data?: unknown): number {
    let cost = 0;
    for (const [name, nodes] of this.#fields(selections, type)) {
      const value = data === undefined ? undefined : ((data as Record<string, unknown> | null)?.[name] ?? null);
      cost += this.#field(nodes, type, place, value);
    }
    return cost;
  }

  #selection(selections: readonly SelectionNode[], type: GraphQLCompositeType, place: Place, data?: unknown): number {
    if (isObjectType(type)) return this.#object(selections, type, place, data);
    return Math.max(0, ...this.#candidates(selections, type).map((one) => this.#object(selections, one, place, data)));
  }

  /** The concrete types among which the dearest counts: those that a fragment names, and one for all others. */
  #candidates(selections: readonly SelectionNode[], type: GraphQLCompositeType): GraphQLObjectType[] {
    const named = new Set<GraphQLObjectType>();
    const look = (nodes: readonly SelectionNode[]) => {
      for (const node of nodes) {
        if (node.kind === Kind.FIELD) continue;
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
        if (!fragment) continue;
        const condition = fragment.typeCondition ? this.#schema.getType(fragment.typeCondition.name.value) : undefined;
        if (isObjectType(condition)) named.add(condition);
        else if (isAbstractType(condition) && condition !== type)
          for (const one of this.#schema.getPossibleTypes(condition)) named.add(one);
        look(fragment.selectionSet.selections);
      }
    };
    look(selections);
    if (isAbstractType(type)) {
      const [other] = this.#schema.getPossibleTypes(type).filter((one) => !named.has(one));
      if (other) named.add(other);
    }
    return [...named];
  }

  /** @param value undefined: estimate; otherwise the answer's value of this field. */
  #field(nodes: FieldNode[], type: GraphQLObjectType, place: Place, value: unknown): number {
    const [field] = nodes;
    const name = field?.name.value ?? "";
    if (!field || name === "__typename") return 0;
    if (name.startsWith("__")) return 2;
    const definition = type.getFields()[name];
    const named: GraphQLNamedType | undefined = definition && getNamedType(definition.type);
    if (!definition || !named || isLeafType(named) || !isCompositeType(named)) return 0;
    const inside =
      nodes.length === 1
        ? (field.selectionSet?.selections ?? [])
        : nodes.flatMap((node) => node.selectionSet?.selections ?? []);
    if (type === this.#root && this.#mutation)
      return (MUTATIONS[name] ?? TEN) + (value === null ? 0 : this.#over(inside, named, "payload", value));
    if (named.name.endsWith("Connection")) {
      const size = this.#argument(field, "first") ?? this.#argument(field, "last") ?? 1;
      if (value === null) return 2;
      if (value === undefined) return 2 + pageFactor(size) * this.#selection(inside, named, "connection");
      const nodes = this.#selection(inside, named, "connection", value);
      return 2 + (size === 0 ? 0 : Math.ceil((pageFactor(size) * nodes) / size));
    }
    if (place === "connection" && (name === "edges" || name === "pageInfo"))
      return name === "pageInfo" ? 0 : this.#over(inside, named, "elsewhere", value, true);
    if (place === "connection" && name === "nodes" && Array.isArray(value))
      return value.length + this.#over(inside, named, "elsewhere", value, true);
    const key = `${type.name}.${name}`;
    const own =
      place === "payload" ? (PAYLOAD_FIELDS[key] ?? 0) : (FIELDS[key] ?? (FREE_TYPES.has(named.name) ? 0 : 1));
    return value === null ? own : own + this.#over(inside, named, "elsewhere", value);
  }

  #over(
    selections: readonly SelectionNode[],
    type: GraphQLCompositeType,
    place: Place,
    value: unknown,
    each = false,
  ): number {
    if (!Array.isArray(value)) return this.#selection(selections, type, place, value);
    const costs = value.map((one) => this.#selection(selections, type, place, one));
    return each ? costs.reduce((sum, cost) => sum + cost, 0) : Math.max(0, ...costs);
  }
}
