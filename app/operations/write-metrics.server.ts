// One page of metrics: what this process counted, and the backlog over all shops as the database says now. Every process
// tells the same backlog; take the maximum over them, not the sum.
import { Gauge, Registry } from "prom-client";
import { answersWithin } from "#app/lib/answers-within.ts";
import { API_VERSION, standingOfVersion } from "#app/lib/api-version.ts";
import { metrics } from "#app/metrics.server.ts";
import { type Backlog, readBacklog } from "#app/store/backlog.server.ts";

const GAUGES: Record<keyof Backlog, { name: string; help: string }> = {
  installedShops: { name: "switchyard_shops_installed", help: "Stores that have the app" },
  pausedShops: { name: "switchyard_shops_paused", help: "Stores that paused all writes" },
  dueLanes: { name: "switchyard_lanes_due", help: "Lanes whose time has come and that nobody works on" },
  oldestDueSeconds: { name: "switchyard_lanes_oldest_due_seconds", help: "How long the oldest of them is overdue" },
  leasedLanes: { name: "switchyard_lanes_leased", help: "Lanes under way" },
  quarantinedLanes: { name: "switchyard_lanes_quarantined", help: "Lanes set aside after three crashes" },
  unsettledEffects: {
    name: "switchyard_effects_unsettled",
    help: "Writes of which nobody knows whether they happened",
  },
  workers: { name: "switchyard_workers", help: "Worker processes that live" },
  slots: { name: "switchyard_worker_slots", help: "Jobs that they run at once" },
  isDispatched: { name: "switchyard_dispatcher", help: "1 while a process dispatches" },
};

/** Prometheus waits ten seconds for a page. */
const COUNTED_WITHIN_MS = 5_000;

const backlogs = new Registry();
const gauges = Object.entries(GAUGES).map(([key, { name, help }]) => ({
  key: key as keyof Backlog,
  gauge: new Gauge({ name, help, registers: [backlogs] }),
}));
const databaseUp = new Gauge({
  name: "switchyard_database_up",
  help: "1 while PostgreSQL answers; without it the figures of the backlog are left out",
  registers: [backlogs],
});

const DAY_MS = 86_400_000;
const versionDays = new Gauge({
  name: "switchyard_admin_version_days_left",
  help: "Days for which Shopify serves at least the version of the Admin API that this release speaks",
  registers: [backlogs],
});

/** The whole page, in Prometheus' text format. Never throws: without the database it says so in a metric. */
export async function writeMetrics(): Promise<{ contentType: string; text: string }> {
  const backlog = await answersWithin(readBacklog(), COUNTED_WITHIN_MS);
  const now = new Date();
  const { servedUntil } = standingOfVersion(API_VERSION, now);
  versionDays.set(Math.floor((Date.parse(servedUntil) - now.getTime()) / DAY_MS));
  databaseUp.set(backlog ? 1 : 0);
  for (const { key, gauge } of gauges) {
    // A figure that nobody knows is absent, not zero: an alarm on absence is the right one.
    if (backlog) gauge.set(Number(backlog[key]));
    else gauge.remove();
  }
  const pages = await Promise.all([metrics.metrics(), backlogs.metrics()]);
  return { contentType: metrics.contentType, text: pages.join("\n") };
}
