// Pure.
import type { OrderDetails } from "#app/admin/order-details-from-api.ts";
import type { OrderValues } from "#app/admin/order-values-from-api.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

/** Whether the picture says the same as what was read of the order. What a picture does not have is not compared. */
export function agreesWithPicture(read: OrderValues | OrderDetails, picture: Partial<OrderPicture>): boolean {
  if (!("line_items" in read) || read.hasAllLines) return agrees(read, picture);
  const line_items = picture.line_items?.slice(0, read.line_items.length);
  return agrees(read, { ...picture, line_items });
}

function agrees(part: unknown, whole: unknown): boolean {
  if (whole === undefined) return true;
  if (Array.isArray(part))
    return Array.isArray(whole) && part.length === whole.length && part.every((one, at) => agrees(one, whole[at]));
  if (typeof part !== "object" || part === null) return part === whole;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(part).every(([name, value]) => agrees(value, (whole as Record<string, unknown>)[name]));
}
