// The names of parts of pages that are said to be missing: a part of the catalogue (texts.ts).
export const missingWords = {
  attention: { counts: "How many there are of each kind", putAside: "What was put aside", views: "Saved views" },
  /** Of one item of the attention list, by what was read. */
  item: {
    ...{ order: "The order", effect: "What was to be written", rule: "The rule’s name" },
    ...{ facts: "What the check saw", twin: "The other order", next: "The next one in the list" },
  } as Record<string, string>,
  order: { work: "What is under way", earlier: "What rules did earlier" },
  handRules: "Rules to run by hand",
  flagged: "What is flagged now",
  matched: "How often rules were true this week",
  rule: {
    warnings: "What it does together with other rules",
    versions: "Versions",
    calls: "Calls",
    matched: "Orders that it was true of lately",
  },
  check: { preview: "What would change", scorecard: "Scorecard", holdLead: "How fast orders are held" },
  table: { rowCount: "Number of rows", uses: "Rules that use it", allUses: "Rules that use these tables" },
  setup: {
    checks: "Checks",
    previews: "What they would have done",
    asked: "Services that were asked for orders already",
  },
};
