// Metafields are a dictionary "namespace.key" → value. Numbers, yes/no and lists arrive as such, texts and dates as text.
import { values } from "#app/rules/record.ts";

export const orderMetafields = values("metafields", { need: "order_metafields" });
export const customerMetafields = values("metafields", { need: "customer_metafields" });
export const productMetafields = values("metafields", { need: "product_metafields" });
export const companyMetafields = values("metafields", { need: "company" });
export const shopMetafields = values("metafields", { need: "shop_metafields" });
