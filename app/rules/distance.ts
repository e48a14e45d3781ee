// Pure. The distance of two places as the crow flies (haversine on a sphere of 6,371 km), in kilometres.
interface Coordinates {
  latitude?: number | null;
  longitude?: number | null;
}

/** Null where one of them has no coordinates. */
export function distanceKm(a: Coordinates | null, b: Coordinates | null): number | null {
  if (a?.latitude == null || a.longitude == null || b?.latitude == null || b.longitude == null) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [dLatitude, dLongitude] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return 2 * 6_371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
