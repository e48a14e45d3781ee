// Pure over the world. Bodies that are about stock and where it lies.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import type { WeightUnit } from "#sandbox/world/records/inventory.ts";

const WEIGHTS: Record<WeightUnit, { unit: string; grams: number }> = {
  GRAMS: { unit: "g", grams: 1 },
  KILOGRAMS: { unit: "kg", grams: 1_000 },
  OUNCES: { unit: "oz", grams: 28.349523125 },
  POUNDS: { unit: "lb", grams: 453.59237 },
};

const wholeItem = ({ subjectId }: { subjectId: string | null }, { world, shop, at }: Telling) => {
  const item = subjectId === null ? undefined : world.state.inventoryItems[subjectId];
  if (!item) return null;
  const variant = world.state.variants[item.variantId];
  const { unit, grams } = WEIGHTS[item.weightUnit];
  return {
    id: Number(item.id),
    sku: variant?.sku ?? "",
    created_at: at(item.createdAt),
    updated_at: at(item.updatedAt),
    requires_shipping: variant?.requiresShipping ?? true,
    cost: item.unitCost === null ? null : webhookMoney(item.unitCost, shop.currency),
    country_code_of_origin: item.countryCodeOfOrigin,
    province_code_of_origin: item.provinceCodeOfOrigin,
    harmonized_system_code: item.harmonizedSystemCode,
    tracked: item.tracked,
    country_harmonized_system_codes: item.countryHarmonizedSystemCodes.map((one) => ({
      harmonized_system_code: one.harmonizedSystemCode,
      country_code: one.countryCode,
    })),
    weight_value: Math.round(((variant?.grams ?? 0) / grams) * 10_000) / 10_000,
    weight_unit: unit,
    admin_graphql_api_id: gid("InventoryItem", item.id),
  };
};

const level = (
  {
    subjectId,
    data,
  }: { subjectId: string | null; data: { locationId: string; available: number | null; updatedAt: string } },
  { at }: Telling,
) =>
  subjectId && {
    inventory_item_id: Number(subjectId),
    location_id: Number(data.locationId),
    available: data.available,
    updated_at: at(data.updatedAt),
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${data.locationId}?inventory_item_id=${subjectId}`,
  };

const wholeLocation = ({ subjectId }: { subjectId: string | null }, { world, at }: Telling) => {
  const location = subjectId === null ? undefined : world.state.locations[subjectId];
  if (!location) return null;
  const { address } = location;
  return {
    id: Number(location.id),
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.countryCode,
    phone: address.phone,
    created_at: at(location.createdAt),
    updated_at: at(location.updatedAt),
    country_code: address.countryCode,
    country_name: address.country,
    province_code: address.provinceCode,
    legacy: location.fulfillmentServiceId !== null,
    active: location.active,
    admin_graphql_api_id: gid("Location", location.id),
  };
};

export const stockBodies: Bodies = {
  "inventory_items/create": wholeItem,
  "inventory_items/update": wholeItem,
  "inventory_items/delete": ({ subjectId, data }) =>
    subjectId && {
      id: Number(subjectId),
      country_code_of_origin: data.countryCodeOfOrigin,
      province_code_of_origin: data.provinceCodeOfOrigin,
      harmonized_system_code: data.harmonizedSystemCode,
      country_harmonized_system_codes: [],
      admin_graphql_api_id: gid("InventoryItem", subjectId),
    },
  "inventory_levels/connect": level,
  "inventory_levels/update": level,
  "inventory_levels/disconnect": ({ subjectId, data }) =>
    subjectId && { inventory_item_id: Number(subjectId), location_id: Number(data.locationId) },
  "locations/create": wholeLocation,
  "locations/update": wholeLocation,
  "locations/activate": wholeLocation,
  "locations/deactivate": wholeLocation,
  "locations/delete": ({ subjectId }) => subjectId && { id: Number(subjectId) },
};
