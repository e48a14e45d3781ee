// Pure. Which lane.

export interface LaneName {
  kind: string;
  key: string;
}
/** As the two arrays that `unnest` takes. */
export const kindsAndKeys = (lanes: readonly LaneName[]): [string[], string[]] => [
  lanes.map((lane) => lane.kind),
  lanes.map((lane) => lane.key),
];
