// The words of the set-up guide: a part of the catalogue (texts.ts).
import { plural } from "#app/components/words/plural.ts";

export const setupWords = {
  title: "Set-up guide",
  back: "Home",
  done: "Done",
  steps: (done: number, of: number) => `${done} of ${of} steps done`,
  connect: {
    title: "Connect your store",
    body: "Switchyard hears of every order within seconds, and searches for those that were never announced.",
  },
  history: {
    title: "Read your past orders",
    done: (orders: number) => `${plural(orders, "order")} read.`,
  },
  locations: {
    title: "Confirm your locations",
    reading: "Your locations are being read.",
    none: "Your store has no location that ships online orders.",
    ships: "Your locations:",
    notOnline: "does not ship online orders",
    service: "a fulfilment service",
    change: "Change them in Shopify",
    confirm: "These are right",
    asked: (names: string) =>
      `${names} had been asked to fulfil orders by the time they were looked at: a service that takes paid orders by itself can have one before it is checked.`,
    ask: "Does a warehouse or service take your orders as soon as they are paid? Then it can have one before it is checked.",
    holdFirst: "Hold new orders until they are routed",
    captureByHand: "Capture payments by hand",
    either: "Either of these stops that:",
  },
  checks: {
    title: "Choose your checks",
    body: "On: it acts once you go live. Watch-only: it says what it would do, and does nothing. You can change this at any time.",
    open: "Settings",
  },
  preview: {
    title: "See what they would have done",
    body: "Every check on your orders of the last 60 days, with the settings that it has. Nothing is written.",
    start: "Look at the last 60 days",
    again: "Look again",
    nothing: "There are no orders of the last 60 days to look at. Orders are checked as they come in.",
    row: {
      order: (found: number, looked: number) => `${found.toLocaleString("en-GB")} of ${plural(looked, "order")}`,
      customer: (found: number, _looked: number) => plural(found, "customer"),
    },
    columns: { check: "Check", found: "Found", does: "What it would have done" },
  },
  live: {
    title: "Go live",
    acts: (on: string[], watching: number) =>
      `From then on these act in your store: ${on.join(", ")}.${watching ? ` ${watching} more only ${watching === 1 ? "watches" : "watch"}.` : ""}`,
    noneOn: "No check is on: Switchyard goes on watching each order until you switch one on above.",
    pause: "You can pause all writes on every page.",
    action: "Go live",
    done: "Switchyard is live. New orders are looked at as they come in.",
    home: "Go to home",
  },
  close: "Close the guide",
  card: {
    title: "Set up Switchyard",
    body: "Six short steps: choose what is checked, see what it would have done, and go live.",
    action: "Open the set-up guide",
  },
};
