// The words of the settings page: a part of the catalogue (texts.ts).
import { plural } from "#app/components/words/plural.ts";

export const settingsWords = {
  past: {
    title: "Orders of the past",
    whole: (orders: number) => `All orders of the store are known: ${plural(orders, "order")} read.`,
    part: (orders: number) =>
      `${plural(orders, "order")} of the last 60 days before the install read. Older ones are shown by Shopify only with the access read_all_orders.`,
    more: (orders: number) => `${plural(orders, "order")} read so far; older ones can be read too.`,
    readAll: "Read all orders",
  },
  topics: {
    title: "News of further access",
    body: "Shopify tells of these only when the store grants the access. They are subscribed then, looked after every ten minutes, and ended when the access goes.",
    none: "Not looked at yet.",
    state: { on: "On", off: "Not granted", refused: "Refused by Shopify" },
    needs: (scope: string) => `needs ${scope}`,
    allow: "Allow…",
    allowTopic: (topic: string) => `Allow ${topic}…`,
  },
  title: "Settings",
  channels: {
    title: "Chat channels",
    about:
      "Rules write to a channel by its name. Its address is an incoming webhook of Slack, Teams or Discord; it is kept sealed and never shown again.",
    name: "Name",
    service: "Service",
    services: [
      { label: "Slack", value: "slack" },
      { label: "Microsoft Teams", value: "teams" },
      { label: "Discord", value: "discord" },
    ],
    url: "Address of the incoming webhook",
    save: "Save channel",
    removeShort: "Remove",
    remove: (name: string) => `Remove the channel ${name}`,
    wrong: {
      name: "Give the channel a name",
      service: "Choose a service",
      url: "This is no incoming webhook of that service (https://…)",
    },
  },
  signing: {
    title: "Signed calls",
    about:
      'Every HTTP call of a rule carries Switchyard-Signature: t=<seconds>,v1=<HMAC-SHA256 of "t.body"> under this secret. Whoever is called can tell by it that the call is yours.',
    show: "Show the secret",
    secret: "Secret",
  },
  caps: {
    title: "Daily caps",
    about:
      "So many a day go through without a person where a rule does not ask first. From there on each one waits for a yes. 0: always ask.",
    save: "Save caps",
    wrong: "Enter a number",
    count: (what: string) => `${what} a day`,
    amount: (what: string) => `${what}: sum a day`,
    /** Kinds with an amount of their own. */
    amounts: ["refund_order", "give_store_credit", "create_gift_card"] as string[],
    kinds: {
      cancel_order: "Cancelled orders",
      refund_order: "Refunds",
      give_store_credit: "Store credits",
      create_gift_card: "Gift cards",
      void_payment: "Voided payments",
      cancel_fulfillment: "Cancelled fulfilments",
      delete_order: "Deleted orders",
      delete_customer: "Deleted customers",
      delete_draft_order: "Deleted draft orders",
      delete_discount: "Deleted discounts",
      delete_product: "Deleted products",
      delete_variant: "Deleted variants",
    } as Record<string, string>,
  },
};
