// Pure. `include_fields`: of a body only what is named, nested fields with a period, through lists too.

interface Wanted {
  [name: string]: Wanted | true;
}

/** A body with the named fields only, in the order that the body has them. */
export function pickFields(body: unknown, fields: readonly string[]): unknown {
  const wanted: Wanted = {};
  for (const field of fields) want(wanted, field.split("."));
  return pick(body, wanted);
}

function want(into: Wanted, [name, ...rest]: string[]): void {
  if (!name || into[name] === true) return;
  if (rest.length === 0) {
    into[name] = true;
    return;
  }
  const below: Wanted = {};
  into[name] ??= below;
  want(into[name] as Wanted, rest);
}

function pick(value: unknown, wanted: Wanted): unknown {
  if (Array.isArray(value)) return value.map((one) => pick(one, wanted));
  if (typeof value !== "object" || value === null) return value;
  const picked: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const below = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    if (below !== undefined) picked[name] = below === true ? inner : pick(inner, below);
  }
  return picked;
}
