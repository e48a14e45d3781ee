// Shopify Flow as a merchant would use it with the app: steps that the app carries out, and what the app tells Flow.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { select } from "#sandbox/admin/controls.ts";
import { formatWhen, plural, sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { FlowRunRecord } from "#sandbox/world/records/flow-run.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const SHOWN = 50;
const TONES = { RUNNING: "info", DONE: "success", FAILED: "critical" } as const;

export function flowPage(context: AdminContext, shop: ShopRecord, problem: string | null): Html {
  const { world, app, knobs } = context;
  const when = (at: string) => formatWhen(at, shop.ianaTimezone, world.clock.nowMs());
  const runs = Object.values(world.state.flowRuns)
    .filter((run) => run.shop === shop.domain)
    .reverse();
  const triggers = context.flowTriggers(shop.domain, SHOWN);
  const actions = knobs.flowActions();
  const isInstalled = currentInstallation(world, shop.domain) !== null;
  const last = world.newestOrdersOf(shop.domain).at(0);
  const example = JSON.stringify(last ? { order_id: `gid://shopify/Order/${last.id}` } : {}, null, 2);
  return layout(
    { context, shop, section: "flow", title: "Flow" },
    html`<h1>Flow</h1>
    ${problemBanner(problem)}
    ${card(
      `Run a step of ${app.name}`,
      actions.length === 0
        ? html`<p class="quiet">${app.name} declares no Flow actions (<code>extensions/*/shopify.extension.toml</code>).</p>`
        : !isInstalled
          ? html`<p class="quiet">${app.name} is not installed.</p>`
          : html`<form method="post" action="${storePath(shop)}/flow" class="stack">
          <label>Step ${select(
            "handle",
            "Step",
            actions.map(({ handle, name }) => ({ value: handle, label: name })),
          )}</label>
          <label>Properties, as JSON <textarea name="properties" rows="4" class="mono" spellcheck="false">${example}</textarea></label>
          <button class="primary">Run</button></form>`,
    )}
    <section class="card flush"><header><h2>Runs</h2><span class="quiet">${plural(runs.length, "run")}</span></header>
      ${
        runs.length === 0
          ? html`<p class="empty">No step has been run yet.</p>`
          : html`<div class="scroll"><table class="list"><thead><tr><th>Started</th><th>Step</th><th>Run</th><th>Answers</th><th>State</th></tr></thead>
          <tbody>${runs
            .slice(0, SHOWN)
            .map(
              (run) =>
                html`<tr><td>${when(run.startedAt)}</td><td class="mono">${run.handle}</td><td>${runDetails(run)}</td><td>${run.attempts.map(({ status }) => String(status)).join(", ")}</td><td>${badge(sentenceCase(run.status), TONES[run.status])}</td></tr>`,
            )}</tbody></table></div>`
      }
    </section>
    <section class="card flush"><header><h2>Triggers received</h2><span class="quiet">${app.name} tells Flow that something happened</span></header>
      ${
        triggers.length === 0
          ? html`<p class="empty">None yet.</p>`
          : html`<div class="scroll"><table class="list"><thead><tr><th>Time</th><th>Trigger</th><th>Payload</th><th>Outcome</th></tr></thead>
          <tbody>${triggers.map(
            ({ at, handle, payload, outcome }) =>
              html`<tr><td>${when(at)}</td><td class="mono">${handle}</td><td><details><summary>Show</summary><pre>${JSON.stringify(payload, null, 2)}</pre></details></td><td>${badge(sentenceCase(outcome), outcome === "applied" ? "success" : "critical")}</td></tr>`,
          )}</tbody></table></div>`
      }
    </section>`,
  );
}

const runDetails = ({ id, properties }: FlowRunRecord): Html =>
  html`<details><summary class="mono">${id.slice(0, 12)}…</summary><pre>${JSON.stringify(properties, null, 2)}</pre></details>`;
