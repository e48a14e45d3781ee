import { count, defineRecord, joined, ownId, text, time } from "#app/rules/record.ts";

export const collection = defineRecord(
  "collection",
  { says: "collection", about: "A collection of products; a rule looks for it with `find`." },
  {
    id: ownId("id"),
    title: text("title"),
    handle: text("handle"),
    sort_order: text("sorting", { about: "manual, best_selling, alpha_asc, price_asc, created_desc …" }),
    is_automatic: text("conditions", { about: "Empty for a collection that is filled by hand." }),
    description: text("description", { about: "As text, without HTML." }),
    template_suffix: text("theme template", { about: "Empty for the default template." }),
    updated_at: time("last change"),
    product_count: count("number of products"),
    products: joined("list", "product", "products", { need: "found", about: "Its products in their order." }),
  },
);
