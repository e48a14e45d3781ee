// Pure. The views of the page of what came in.
export const DELIVERY_VIEWS = ["unreadable", "ignored", "late", "recovered", "all"] as const;
export type DeliveryView = (typeof DELIVERY_VIEWS)[number];
