// The words of the checks' pages: a part of the catalogue (texts.ts). Words of settings stand with the settings.

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

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
  watchingStore: "The store is in watch-only mode: whatever is on here only watches until you go live.",
};
