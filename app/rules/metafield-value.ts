// Pure. One value out of the dictionary of metafields ("namespace.key"): null where there is none, undefined where that one
// was not read.
export function metafieldValue(metafields: unknown, name: string): unknown {
  return metafields === undefined ? undefined : (metafields as Record<string, unknown>)[name];
}
