// The words of the checks' pages: a part of the catalogue (texts.ts). Words of settings stand with the settings.
import { plural } from "#app/components/words/plural.ts";

export const checkWords = {
  title: "Checks",
  back: "Checks",
  state: {
    label: "What it does",
    on: "On",
    watch: "Watch-only",
    off: "Off",
  } as Record<string, string>,
  stateHelp: {
    on: "Tags, holds and asks as set below.",
    watch: "Looks at every order and says what it would do. Nothing is written, nobody is asked.",
    off: "Looks at nothing. Tags and holds that it placed are taken back.",
  } as Record<string, string>,
  flagging: {
    order: (count: number) => `${plural(count, "order")} now`,
    customer: (count: number) => `${plural(count, "customer")} now`,
  },
  settings: "Settings",
  rules: "Its rules",
  rulesHelp: "Ordinary rules, made from these settings.",
  tables: "Its tables",
  tablesHelp: "The lists that it looks into are tables of the store.",
  toTables: "Open the tables",
  versions: "Versions",
  version: (version: number, when: string) => `Version ${version}, saved ${when}`,
  current: "In use",
  discard: "Discard",
  save: "Save",
  invalid: "There is something to correct:",
  listHelp: "One entry a line.",
  addRow: "Add a row",
  removeRow: (row: number) => `Remove row ${row}`,
  noRows: "No rows yet.",
  preview: {
    title: "What would change",
    help: "These settings, also those that are not saved yet, on the orders of the last 7 days. Nothing is written. Where orders ship from and what is in stock today is read from Shopify, for the newest 500.",
    start: "Try it on the last 7 days",
    running: (looked: number, total: number) =>
      `${looked.toLocaleString("en-GB")} of ${plural(total, "order")} looked at`,
    failed: "It could not be worked out. Try again.",
    found: (found: number, looked: number) =>
      `${found.toLocaleString("en-GB")} of ${plural(looked, "order")} would be found`,
    foundCustomers: (found: number, looked: number) =>
      `${plural(found, "customer")} of ${plural(looked, "order")} would be found; each is named by the newest order`,
    foundNow: (found: number) => `${found.toLocaleString("en-GB")} with the settings in use`,
    /** @param looked at: of more than these, Shopify is asked about the newest alone. */
    unknown: (count: number, looked: number) =>
      `Not known: ${count.toLocaleString("en-GB")}${looked > 500 ? " (Shopify is asked about the newest 500 only)" : ""}`,
    newly: (count: number) => `Newly found: ${count.toLocaleString("en-GB")}`,
    noLonger: (count: number) => `No longer found: ${count.toLocaleString("en-GB")}`,
    more: (count: number) => `and ${count.toLocaleString("en-GB")} more`,
  },
  holdLead: {
    title: "How quickly orders are held",
    seconds: (ms: number) => `${ms < 10_000 ? (ms / 1_000).toFixed(1) : Math.round(ms / 1_000)} s`,
    took: (orders: number, typical: string, slow: string) =>
      `Of ${plural(orders, "order")}, half were held within ${typical} of being placed, and 95 of 100 within ${slow}.`,
    help: "A warehouse service that takes orders by itself within this time is quicker than the hold. Where that happens, capture payments by hand or let the service wait.",
  },
  scorecard: {
    title: "How good the signals are",
    window: "Orders of the last",
    days: (count: number) => plural(count, "day"),
    help: (orders: number) =>
      `Against how many of ${plural(orders, "order")} each signal counted, and what became of those: approved by a person, cancelled, disputed.`,
    signal: "Signal",
    weight: "Points",
    fired: "Counted",
    approved: "Approved",
    cancelled: "Cancelled",
    disputed: "Disputed",
    share: (count: number, percent: number) => `${count.toLocaleString("en-GB")} (${percent} %)`,
  },
  watchingStore: "The store is in watch-only mode: whatever is on here only watches until you go live.",
};
