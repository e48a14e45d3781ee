/** Ends a switch that names every case: a case that is forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`not a known case: ${JSON.stringify(value)}`);
}
