/** The exponent of the time over the size: the slope of the line through both logarithms. 1 is linear, 0 is flat. */
export function growthOf(readings: readonly { size: number; microseconds: number }[]): number {
  const points = readings.map(({ size, microseconds }) => ({ x: Math.log(size), y: Math.log(microseconds) }));
  const mean = (of: "x" | "y") => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean("x"), mean("y")];
  const over = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return over / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}
