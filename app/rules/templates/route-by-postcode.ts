import { defineTemplate, listSetting, setting } from "#app/rules/templates/template.ts";

export const routeByPostcode = defineTemplate({
  id: "route-by-postcode",
  name: "Route by postcode",
  purpose: "Sends the orders of some postcode areas to a location that has them in stock.",
  group: "fulfilment",
  settings: {
    country: setting("Country", "text", "GB"),
    areas: listSetting("Postcode areas", ["AB", "DD", "EH", "G", "IV", "KA", "PA", "PH"]),
    location: setting("Location", "location", "Glasgow"),
  },
  toRule: ({ country, areas, location }) => ({
    on: ["order.created", "fulfillment_order.routed"],
    when: {
      all: [
        { field: "order.shipping_address.country_code", op: "is", value: country },
        { field: "order.shipping_address.zip", op: "postcode_in", value: areas },
      ],
    },
    then: [{ do: "move_fulfillment_order", location, needs_stock: true }],
  }),
});
