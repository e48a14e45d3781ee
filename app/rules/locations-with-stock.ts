// Pure. At which locations everything that is still to ship is in stock.
import type { Plain } from "#app/rules/plain.ts";

interface Wanted {
  variant: Plain | null | undefined;
  quantity: number;
  /** Where its units are committed already: what is left there is what others can have. */
  assignedTo: string | null;
}

/** Names of the locations; undefined where stock was not read. Lines without a variant or tracked stock are no obstacle. */
export function locationsWithStock(lines: Wanted[], locations: Plain[] | undefined): string[] | undefined {
  let names: string[] | null = null;
  for (const { variant, quantity, assignedTo } of lines) {
    if (variant === undefined) return undefined;
    if (variant === null || variant.is_tracked === false) continue;
    const levels = variant.stock as Plain[] | undefined;
    if (levels === undefined) return undefined;
    const enough = levels.flatMap((level) => {
      const name = nameOf(level, locations);
      const available = Number(level.available ?? 0);
      return name && (available >= quantity || (name === assignedTo && available >= 0)) ? [name] : [];
    });
    names = names === null ? enough : names.filter((name) => enough.includes(name));
  }
  return names ?? locations?.flatMap(({ name }) => (typeof name === "string" ? [name] : [])) ?? [];
}

function nameOf(level: Plain, locations: Plain[] | undefined): string | null {
  const own = (level.location as Plain | undefined)?.name;
  return (
    (own as string | undefined) ??
    (locations?.find(({ id }) => id === level.location_id)?.name as string | undefined) ??
    null
  );
}
