// For editors: completion and checks inside `#graphql` templates, from the official schema that set-up fetched.
import { pluckConfig } from "@shopify/api-codegen-preset";

export default {
  schema: ".cache/admin_2026-10.schema.json",
  documents: ["app/admin/operations/*.ts"],
  extensions: { pluckConfig },
};
