// Pure. Looking into JSON that nobody promised a shape.
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectAt = (value: unknown, ...path: string[]): Json | null => {
  const found = at(value, ...path);
  return isObject(found) ? found : null;
};

export const textAt = (value: unknown, ...path: string[]): string | null => {
  const found = at(value, ...path);
  return typeof found === "string" ? found : null;
};

export const numberAt = (value: unknown, ...path: string[]): number | null => {
  const found = at(value, ...path);
  return typeof found === "number" ? found : null;
};

/** What stands at a path of keys; undefined where the path breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const key of path) {
    if (!isObject(here)) return undefined;
    here = here[key];
  }
  return here;
}

/** The members of a list or of a connection, whichever of `nodes` and `edges` was asked for; null when it was not shown. */
export function members(value: unknown): Json[] | null {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return null;
  if (Array.isArray(value.nodes)) return value.nodes.filter(isObject);
  if (Array.isArray(value.edges))
    return value.edges.flatMap((edge) => (isObject(edge) && isObject(edge.node) ? [edge.node] : []));
  return null;
}

/** Calls `visit` for every object inside `value`, outer ones first. */
export function eachObject(value: unknown, visit: (object: Json) => void): void {
  if (Array.isArray(value)) for (const one of value) eachObject(one, visit);
  else if (isObject(value)) {
    visit(value);
    for (const one of Object.values(value)) eachObject(one, visit);
  }
}

/** Calls `visit` for every text inside `value`. */
export function eachText(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (Array.isArray(value)) for (const one of value) eachText(one, visit);
  else if (isObject(value)) for (const one of Object.values(value)) eachText(one, visit);
}

/** A copy of `value` in which every text went through `change`. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}
