// The words of the activity page: a part of the catalogue (texts.ts).
/** Of one look; the order's page has all of them. */
const FINDS_SHOWN = 4;

export const activityWords = {
  title: "Activity",
  deliveries: {
    title: "What came in, last 24 hours",
    all: "View every delivery",
    received: "Webhooks",
    late: "Over a minute late",
    decided: "Decided",
    unchanged: "Changed nothing",
    recovered: "Found by the search for missed orders",
    ignored: "Not used",
    unreadable: "Unreadable",
    waiting: "Waiting",
    duplicates: "Sent again, known already",
    refused: "Wrong signature, refused",
  },
  runs: {
    title: "Latest finds",
    none: "No rule has found anything yet.",
    found: (names: string[]) =>
      names.length > FINDS_SHOWN + 1
        ? `${names.slice(0, FINDS_SHOWN).join(", ")} and ${names.length - FINDS_SHOWN} more`
        : names.join(", "),
    of: {
      customer: "Customer",
      product: "Product",
      stock: "Stock",
      draft_order: "Draft order",
      shop: "Store",
    } as Record<string, string>,
  },
  effects: { title: "What was decided, last 24 hours", none: "Nothing was decided to be written." },
  failures: {
    title: "Failures by cause",
    none: "No write has failed.",
    replay: "Try again",
    count: (count: number) => `${count.toLocaleString("en-GB")} ×`,
    latest: (when: string) => `last ${when}`,
    noReason: "No reason was given.",
  },
  points: {
    title: "Admin API points, last 24 hours",
    none: "No points were spent.",
    hour: "Hour",
    points: "Points",
    requests: "Requests",
  },
};
