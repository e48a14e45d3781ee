import { count, defineRecord, id, number, text, texts, yesNo } from "#app/rules/record.ts";

export const routingPlace = defineRecord(
  "routing_place",
  { says: "place of a routing plan", about: "One location as a candidate to ship from." },
  {
    location_id: id("location's id"),
    location_name: text("location's name"),
    rank: count("rank", 0, { about: "1 is the best; 0: it cannot ship it." }),
    fits: yesNo("can ship it"),
    has_all: yesNo("has all of it in stock"),
    zone: text("zone"),
    distance_km: number("distance in kilometres"),
    /** Against the place that is one rank better. */
    says: text("reason", { about: "Why it stands where it stands, against the place before it." }),
    missing: texts("SKUs that it lacks"),
  },
);
