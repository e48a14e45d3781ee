// Line icons of our own, 20 by 20.
import { Html } from "#sandbox/admin/html.ts";

const PATHS = {
  home: "M3 9.2 10 3.5l7 5.7V16a1 1 0 0 1-1 1h-3.6v-4.6H7.6V17H4a1 1 0 0 1-1-1z",
  orders: "M4 11.5 5.6 4h8.8L16 11.5V16H4zM4 11.5h3.4l.9 1.8h3.4l.9-1.8H16",
  products: "M10 2.8 16.5 6v8L10 17.2 3.5 14V6zM3.5 6 10 9.2 16.5 6M10 9.2v8",
  clock: "M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6.2V10l2.6 1.8",
  flow: "M4 5.2h5v4H4zM11 11h5v4h-5zM9 7.2h3.2a1.6 1.6 0 0 1 1.6 1.6V11",
  sent: "M3 5h14v10H3zM3.4 5.4 10 10.4l6.6-5",
  customers: "M10 9.6a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.4c.6-3 3-4.4 6-4.4s5.4 1.4 6 4.4",
  faults: "M10 3.2 17.2 16H2.8zM10 8.2v3.6M10 13.8v.1",
  log: "M4 5h12M4 10h12M4 15h7",
  stores:
    "M3.4 8 5 3.8h10L16.6 8M4.4 8.6V16h11.2V8.6M3.4 8c0 2.6 4.4 2.6 4.4 0 0 2.6 4.4 2.6 4.4 0 0 2.6 4.4 2.6 4.4 0M8 16v-3.6h4V16",
  switchyard: "M3.5 14.5h4.2c3 0 2-9 5-9h3.8M13.9 3l2.6 2.5L13.9 8M10.6 14.5h5.9M13.9 12l2.6 2.5-2.6 2.5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  chevron: "M7.5 5l5 5-5 5",
  settings:
    "M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.5 1.5M13.5 13.5 15 15M15 5l-1.5 1.5M6.5 13.5 5 15",
} as const;

export type IconName = keyof typeof PATHS;

export const icon = (name: IconName): Html =>
  new Html(
    `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${PATHS[name]}"/></svg>`,
  );
