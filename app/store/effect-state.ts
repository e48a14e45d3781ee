// Pure. The occasion of a `state` effect names the state it reaches.

/** `on:<digest>` or `off:<digest>`, without the run's number that recording adds. */
export function stateOf(occasion: string): { on: boolean; digest: string } {
  const base = occasion.split("#")[0] ?? "";
  return { on: base.startsWith("on:"), digest: base.slice(base.indexOf(":") + 1) };
}
