// The words of the pages of reports: a part of the catalogue (texts.ts).
import { plural } from "#app/components/words/plural.ts";

export const reportWords = {
  title: "Reports",
  about: "What rules saved with “save report”: a text, a table, or both.",
  none: {
    title: "No reports yet",
    body: "A rule that saves a report, for example each Monday, shows it here.",
  },
  saved: (rule: string, when: string) => `${rule}, ${when}`,
  rows: (count: number) => (count ? plural(count, "row") : "Text"),
  newer: "Newer reports",
  older: "Older reports",
  csv: "Download CSV",
  cut: (shown: number, all: number) => `The first ${shown} of ${all} rows. The file has them all.`,
  resource: { singular: "row", plural: "rows" },
};
