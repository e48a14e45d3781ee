// Smaller parts of a page that could not be had, said together: their places are left empty.
import { MissingPart } from "#app/components/missing-part.tsx";

/** @param parts by their names as a person knows them; null: could not be had. */
export function MissingParts({ parts }: { parts: Record<string, unknown> }) {
  const names = Object.keys(parts).filter((name) => parts[name] === null);
  return names.length ? <MissingPart title={names.join(", ")} /> : null;
}
