// What pages say of what is not there any more.
import { plural } from "#app/components/words/plural.ts";

export const keptWords = {
  deliveries: (days: number) => `Older than ${plural(days, "day")} nothing is kept here.`,
  reports: (days: number) => `They are kept for ${plural(days, "day")}.`,
  story: (deliveries: number, decisions: number) =>
    `Webhooks are kept for ${plural(deliveries, "day")}, decisions for ${plural(decisions, "day")}; the last decision stays.`,
};
