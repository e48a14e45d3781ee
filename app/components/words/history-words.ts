// The words of the reading of past orders: a part of the catalogue (texts.ts).
import { plural } from "#app/components/words/plural.ts";

export interface HistoryState {
  orders: number;
  expected: number | null;
  prepared: number | null;
  completedAt: string | null;
  keptOut: number;
  keptOutBecause: string | null;
  trouble: string | null;
}

const count = (orders: number) => orders.toLocaleString("en-GB");

export const historyWords = {
  running: ({ orders, expected, prepared }: HistoryState): string => {
    if (expected === null) return "Not read yet";
    if (orders === 0 && prepared !== null)
      return prepared === 0
        ? `Shopify is preparing ${plural(expected, "order")}`
        : `Shopify has prepared ${count(prepared)} of ${plural(expected, "order")}`;
    return `${count(orders)} of ${plural(expected, "order")} read`;
  },
  goOn: "You can go on meanwhile.",
  keptOut: ({ keptOut, keptOutBecause }: HistoryState): string =>
    `${plural(keptOut, "line")} of Shopify's file could not be read. ${keptOutBecause ?? ""}`.trim(),
  trouble: (trouble: string): string => `It goes on by itself. ${trouble}`,
};
