// What the app sent to others than Shopify: mails, and calls to HTTP addresses (warehouses, chat).
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { formatWhen, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { layout } from "#sandbox/admin/layout.ts";
import type { SinkLine } from "#sandbox/sinks/sink-journal.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const SHOWN = 50;
/** Of one text. */
const CHARACTERS = 8_000;

export function sentPage(context: AdminContext, shop: ShopRecord): Html {
  const { mail, http } = context.sinks();
  return layout(
    { context, shop, section: "sent", title: "Mail and calls" },
    html`<h1>Mail and calls</h1>
    <p class="quiet">Nothing leaves this machine: what ${context.app.name} sends to people and other systems, for any of the stores, ends here.</p>
    ${sinkCard(context, shop, {
      title: "Mail",
      noun: "mail",
      lines: mail,
      empty: html`No mail has been sent yet.`,
      about: ({ text }) => text.split("\n", 1)[0] || "No subject",
      opened: ({ text }) => text.slice(text.indexOf("\n") + 1).trim(),
    })}
    ${sinkCard(context, shop, {
      title: "HTTP calls and chat",
      noun: "call",
      lines: http,
      empty: html`Nothing has been called yet. Whatever is posted to <code>/sinks/http/NAME</code> of the sandbox is taken, under any name.`,
      about: () => "Body",
      opened: ({ text }) => indented(text),
    })}`,
  );
}

interface SinkView {
  title: string;
  noun: string;
  lines: readonly SinkLine[];
  empty: Html;
  about: (line: SinkLine) => string;
  opened: (line: SinkLine) => string;
}

function sinkCard({ world }: AdminContext, shop: ShopRecord, sink: SinkView): Html {
  const { lines } = sink;
  const times = new Map<string, number>();
  const rows = lines.map((line) => {
    const time = (times.get(line.key) ?? 0) + 1;
    times.set(line.key, time);
    return { line, time };
  });
  const shown = rows.slice(-SHOWN).reverse();
  return html`<section class="card flush"><header><h2>${sink.title}</h2><span class="quiet">${plural(lines.length, sink.noun)}, ${lines.length - times.size} twice</span></header>
      ${
        lines.length === 0
          ? html`<p class="empty">${sink.empty}</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-label="${sink.title}"><table class="list"><thead><tr><th>Time</th><th>To</th><th>What</th><th>Outcome</th></tr></thead>
          <tbody>${shown.map(
            ({ line, time }) => html`<tr>
              <td>${formatWhen(line.at, shop.ianaTimezone, world.clock.nowMs())}</td>
              <td class="wraps">${line.to}</td>
              <td class="wraps"><details><summary>${sink.about(line).slice(0, 120)}</summary><pre>${cut(sink.opened(line))}</pre></details></td>
              <td>${time === 1 ? badge("Taken", "success") : badge(`Again, number ${time}`, "critical")}</td>
            </tr>`,
          )}</tbody></table></div>`
      }
    </section>`;
}

const cut = (text: string) => (text.length > CHARACTERS ? `${text.slice(0, CHARACTERS)}\n…` : text);

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
