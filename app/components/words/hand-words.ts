// The words of running a rule by hand: a part of the catalogue (texts.ts).
import { plural } from "#app/components/words/plural.ts";

export const handWords = {
  action: "Run a rule",
  rule: "Rule",
  run: "Run",
  cancel: "Cancel",
  none: "Choose",
  on: (count: number, record: string) =>
    count ? `It runs on ${plural(count, record)}.` : "It runs once, or on each record that it finds.",
  records: {
    order: "order",
    customer: "customer",
    product: "product",
    stock: "inventory item",
    draft_order: "draft order",
    shop: "store",
  },
  picker: {
    label: { order: "Orders", customer: "Customers", product: "Products" },
    placeholder: {
      order: "Number, name, e-mail, tag or SKU",
      customer: "Name, e-mail, phone or tag",
      product: "Title, vendor, SKU or tag",
    },
    none: "Nothing found.",
    finds: "Choose none, and it runs on each record that it finds.",
  },
  listHelp: "One on each line, or with commas.",
  page: {
    title: (rule: string) => `Run by hand: ${rule}`,
    back: "Rules",
    by: (who: string, when: string) => `${who}, ${when}`,
    progress: (done: number, total: number) => `${done} of ${plural(total, "record")} looked at`,
    found: (lookedAt: number, picked: number) => `${plural(picked, "record")} found among ${lookedAt}`,
    entered: "Entered",
    columns: { record: "Record", outcome: "Outcome", reason: "Reason", effects: "Effects" },
    resource: { singular: "record", plural: "records" },
    noneTitle: "No records yet",
    noneBody: "Records appear here as they are found.",
    waiting: "Waiting",
    outcomes: {
      matched: "True",
      not_matched: "Not true",
      unknown: "Not known",
      waived: "Left as it is",
      skipped: "Not looked at",
      failed: "Failed",
      ignored: "Not used",
      unchanged: "Nothing to do",
      decided: "Looked at",
      unreadable: "Unreadable",
    } as Record<string, string>,
  },
};
