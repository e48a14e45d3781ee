/**
 * A part of SQL: the effects `e` of lanes in the store `$1`, the lanes' kinds in `$3`, their keys in `$4`.
 * Lane by lane, by the index: in a rush the planner's figures are of the minute before, and joined freely it reads all effects of the
 * store. What else is asked of an effect stays outside, or another index would do as well by such figures.
 * @param by what they are found by: the lane that works on them, or the origin that decided them.
 */
export const effectsOf = (by: "lane" | "origin"): string =>
  `unnest($3::text[], $4::text[]) as l (kind, key)
     cross join lateral (
       select * from effect where shop = $1 and ${by}_kind = l.kind and ${by}_key = l.key offset 0) e`;
