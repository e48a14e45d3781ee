// What the operator's page says.
import { plural } from "#app/components/words/plural.ts";

export const operatorWords = {
  title: "Switchyard: operations",
  navigation: {
    "/operator": "Overview",
    "/operator/stores": "Stores",
    "/operator/set-aside": "Lanes set aside",
    "/operator/unsettled": "Unsettled writes",
    "/operator/unreadable": "Unreadable webhooks",
  } as Record<string, string>,
  signOut: "Sign out",
  signedInUntil: (time: string) => `Signed in until ${time} UTC`,
  signIn: {
    title: "Operations",
    about: "This page is for those who run this deployment. The secret is OPERATOR_SECRET of its environment.",
    secret: "Secret",
    button: "Sign in",
    wrong: "That is not the secret.",
    too_many: "Too many wrong secrets. Try again in a minute.",
  },
  next: "Next page",
  first: "First page",
  overview: {
    work: "Work",
    dispatcher: (isDispatched: boolean) => (isDispatched ? "A process dispatches" : "Nobody dispatches"),
    workers: (workers: number, slots: number) => `${plural(workers, "worker")}, ${plural(slots, "job")} at once`,
    jobs: (waiting: number, active: number) => `Redis: ${plural(waiting, "job")} wait, ${active} under way`,
    noRedis: "Redis does not answer: work waits in PostgreSQL",
    due: (lanes: number, oldest: string) =>
      lanes ? `${plural(lanes, "lane")} due, the oldest for ${oldest}` : "Nothing waits",
    leased: (lanes: number) => `${plural(lanes, "lane")} under way`,
    stores: "Stores",
    installed: (count: number) => `${plural(count, "store has", "stores have")} the app`,
    paused: (count: number) => `${count} of them paused all writes`,
    busiest: "Most to do",
    busy: (due: number, oldest: string) => `${plural(due, "lane")} due, the oldest for ${oldest}`,
    version: {
      ends_soon: (version: string) => `Shopify's Admin API ${version} ends soon`,
      past_its_end: (version: string) => `Shopify's Admin API ${version} has ended`,
      about: (until: string) =>
        `Shopify serves it until ${until} at least. After that it answers as a later version would, without an error. Update Switchyard to a release that speaks a later one.`,
    },
    person: "For a person",
    setAside: (count: number) => `${plural(count, "lane")} set aside`,
    unsettled: (count: number) => `${plural(count, "unsettled write")}`,
    unreadable: (count: number) => `${plural(count, "unreadable webhook")}`,
  },
  stores: {
    search: "Part of the store's domain",
    find: "Search",
    views: {
      all: "All",
      behind: "Behind by a minute",
      set_aside: "With lanes set aside",
      paused: "Paused",
      uninstalled: "Uninstalled",
    },
    state: { live: "Live", watching: "Watching", paused: "Paused", uninstalled: "Uninstalled" },
    none: { title: "No such store", body: "No store has this in its domain, or none is in this state." },
    plan: (plan: string | null) => (plan ? `${plan} plan` : "Plan not read yet"),
    webhook: (when: string | null) => (when ? `last webhook ${when}` : "no webhook yet"),
    swept: (when: string | null) => (when ? `searched ${when}` : "not searched yet"),
    token: (when: string | null, hasEnded: boolean) =>
      when === null ? "no token" : `token ${hasEnded ? "ended" : "until"} ${when}`,
    due: (lanes: number, oldest: string) => (lanes ? `${plural(lanes, "lane")} due for ${oldest}` : "nothing waits"),
    setAside: (count: number) => `${count} set aside`,
    unsettled: (count: number) => `${count} unsettled`,
  },
  setAside: {
    about:
      "Each of these stopped its worker three times in a row; everything else went on. Try again once the cause is mended: it is looked at alone.",
    none: {
      title: "No lane is set aside",
      body: "A lane that stops its worker three times appears here, with the reason.",
    },
    waiting: (count: number) => `${plural(count, "delivery", "deliveries")} wait in it`,
    release: "Try again",
    done: "It is due again.",
    conflict: "It is not set aside any more.",
  },
  unsettled: {
    about:
      "The answer of these never came, and nothing tells whether they happened. Somebody in the store settles them, under “Needs attention”.",
    none: { title: "Every write is settled", body: "A write whose answer never came appears here." },
    of: (kind: string, rule: string) => `${kind}, of the rule ${rule}`,
    sent: (when: string | null) => (when ? `sent ${when}` : "not sent"),
  },
  unreadable: {
    about:
      "Kept with the reason, and not looked at. After an upgrade they may make sense: “Read again” reads one as if it came now.",
    none: { title: "Everything could be read", body: "Webhooks that make no sense to Switchyard appear here." },
    replay: "Read again",
    done: "It makes sense now, and waits in its lane.",
    unreadable: "It cannot be read now either.",
    conflict: "Its bytes are not kept any more, or it was read meanwhile.",
  },
  failed: "This part could not be read. PostgreSQL may be away.",
};
