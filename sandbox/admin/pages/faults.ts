// Switches for what goes wrong between Shopify and the app. The values go to /control/faults (fault-panel.js).
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { select } from "#sandbox/admin/controls.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { PLANS, type Plan, type ShopRecord } from "#sandbox/world/types.ts";

const WEBHOOK_FAULTS = [
  { name: "duplicate", label: "Sent twice", help: "The same webhook again, with the same id." },
  { name: "reorder", label: "Out of order", help: "Held back until later ones have gone." },
  { name: "drop", label: "Dropped", help: "Never sent. Only the app's own sweep can find it." },
  { name: "late", label: "A day late", help: "Sent a day later by the world's clock." },
];

const API_FAULTS = [
  { kind: "throttle", label: "Throttled", help: "THROTTLED with HTTP 200, nothing is done." },
  { kind: "429", label: "429", help: "Too many requests, nothing is done." },
  { kind: "500", label: "500", help: "An internal error, nothing is done." },
  { kind: "unauthorized", label: "401", help: "The token is not accepted, nothing is done." },
  { kind: "internal", label: "Internal error", help: "INTERNAL_SERVER_ERROR with HTTP 200, nothing is done." },
  { kind: "refuse", label: "Refused", help: "Every mutation is answered with a user error." },
  { kind: "html", label: "A web page", help: "HTML instead of JSON." },
  { kind: "delay", label: "Slow", help: "The answer comes late.", ms: 2_000 },
  { kind: "cut-before", label: "Cut before", help: "The connection breaks, nothing is done." },
  { kind: "cut-after", label: "Cut after", help: "It is done, but the connection breaks before the answer." },
  { kind: "cut-mid", label: "Cut in the answer", help: "It is done, and half of the answer arrives." },
  {
    kind: "apply-late",
    label: "Done late",
    help: "The connection breaks, and it is done some time afterwards.",
    ms: 1_500,
  },
];

const percent = (share: unknown) => Math.round(Number(share ?? 0) * 100);

export function faultsPage(context: AdminContext, shop: ShopRecord, problem: string | null): Html {
  const { graphql, webhooks } = context.knobs.faults;
  const rate = (
    attributes: Html,
    share: unknown,
    label: string,
    help: string,
    ms: number | undefined,
  ) => html`<div class="fault">
    <label><strong>${label}</strong><span class="quiet">${help}</span></label>
    <span class="inline"><label class="percent"><input type="number" min="0" max="100" step="1" value="${percent(share)}" ${attributes} aria-label="${label}, percent"> %</label>
    ${ms !== undefined && html`<label><input type="number" min="0" step="100" value="${ms}" data-ms aria-label="${label}, milliseconds"> ms</label>`}</span>
  </div>`;
  return layout(
    { context, shop, section: "faults", title: "Faults and limits" },
    html`<h1>Faults and limits</h1>
    ${problemBanner(problem)}
    <p class="quiet">What is switched on here happens to this sandbox's webhooks and API calls, at random, at the rate given. All zero: nothing goes wrong.</p>
    <form id="fault-panel">
      ${card(
        "Webhooks",
        html`${WEBHOOK_FAULTS.map(({ name, label, help }) => rate(html`data-webhooks="${name}"`, webhooks[name], label, help, undefined))}
        <div class="fault"><label for="delay-ms"><strong>Waiting</strong><span class="quiet">Every webhook waits up to so long before it is sent.</span></label>
          <span class="inline"><label><input id="delay-ms" type="number" min="0" step="100" value="${webhooks.delayMs ?? 0}" data-webhooks-ms="delayMs"> ms</label></span></div>`,
      )}
      ${card(
        "Admin API",
        html`${API_FAULTS.map(({ kind, label, help, ms }) => {
          // One that strikes a single request is none of this panel's.
          const plan = graphql.find((one) => one.kind === kind && one.rate !== undefined);
          return rate(html`data-graphql="${kind}"`, plan?.rate, label, help, plan?.ms ?? ms);
        })}`,
      )}
      <div class="buttons"><button class="primary">Switch on</button><button type="button" id="calm">All zero</button><span id="fault-said" role="status" class="quiet"></span></div>
    </form>
    ${limitsCard(context, shop)}
    <script type="module" src="/admin-assets/fault-panel.js"></script>`,
  );
}

function limitsCard({ knobs }: AdminContext, shop: ShopRecord): Html {
  const { throttles, retrySpeed } = knobs.settings;
  const plans = (Object.keys(PLANS) as Plan[]).map((plan) => ({
    value: plan,
    label: `${PLANS[plan].displayName}: ${PLANS[plan].bucket.toLocaleString("en-GB")} points, ${PLANS[plan].restoreRate} a second`,
  }));
  return card(
    "Limits",
    html`<form method="post" action="${storePath(shop)}/settings" class="stack">
      <label>Plan of this store ${select("plan", "Plan", plans, shop.plan)}</label>
      <label>A used-up budget ${select(
        "throttles",
        "A used-up budget",
        [
          { value: "yes", label: "is refused, as Shopify does" },
          { value: "no", label: "is let through: points are counted all the same" },
        ],
        throttles ? "yes" : "no",
      )}</label>
      <label>Retries of webhooks, times as fast as Shopify's four hours <input type="number" name="retrySpeed" min="0.001" max="1000000" step="any" value="${retrySpeed}"></label>
      <button>Save</button></form>`,
  );
}
