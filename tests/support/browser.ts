// Chromium for the browser tests: one process a file, a fresh profile a page, and a guard on everything that goes wrong.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from "playwright-core";
import { expect } from "vitest";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const SCREENSHOTS = join(import.meta.dirname, "..", "..", "test-output", "screenshots");

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

function chromiumPath(): string {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of NAMES) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
    if (found) return found;
  }
  throw new Error(`No Chromium on the PATH (${NAMES.join(", ")}); set CHROMIUM_PATH.`);
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), args: ARGS });

/** The block on an order's page asks at once, and the app may not have heard of the order yet: it asks again. */
const BLOCK_ASKS_EARLY = /404 \(Not Found\) \(.*\/extension\/orders\//;

/** Cumulative Layout Shift of one page; Google calls 0.1 good. */
const SHIFT_ALLOWED = 0.01;
/** What a press sets off may move things; a busy machine takes its time. */
const ANSWERS_WITHIN_MS = 5_000;
const SHIFTED = "switchyardShifted";

/** Notes each page of the app whose content jumps though nobody touched it or changed its size, and what jumps. */
async function noteShifts(context: BrowserContext, shifts: string[]): Promise<void> {
  await context.exposeBinding(SHIFTED, ({ frame }, sum: number, what: string) => {
    if (frame.name() === "app-iframe")
      shifts.push(`layout shift of ${sum.toFixed(3)}: ${new URL(frame.url()).pathname}: ${what}`);
  });
  await context.addInitScript(`{
    let sum = 0, told = 0, touchedAt = -Infinity;
    const resizedAt = [];
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { touchedAt = performance.now(); }, true);
    addEventListener("resize", () => { resizedAt.push(performance.now()); });
    const nameOf = (node) => node?.nodeType === 1 ? node.tagName + "." + node.className + " " + (node.textContent ?? "").slice(0, 60) : String(node?.textContent).slice(0, 60);
    // A page may hear of its new size only after it was laid out anew: looked at a moment later.
    const look = (shifts) => {
      for (const shift of shifts) {
        if (shift.startTime - touchedAt < ${ANSWERS_WITHIN_MS}) continue;
        if (resizedAt.some((at) => Math.abs(shift.startTime - at) < 1000)) continue;
        sum += shift.value;
        if (sum <= ${SHIFT_ALLOWED} || sum - told <= ${SHIFT_ALLOWED}) continue;
        told = sum;
        window.${SHIFTED}(sum, shift.sources.map(({ node, previousRect, currentRect }) =>
          nameOf(node) + " " + previousRect.y + "+" + previousRect.height + " to " + currentRect.y + "+" + currentRect.height).join(" | "));
      }
    };
    new PerformanceObserver((list) => {
      const shifts = list.getEntries();
      setTimeout(() => look(shifts), 1000);
    }).observe({ type: "layout-shift", buffered: true });
  }`);
}

export interface GuardedPage {
  page: Page;
  /** Everything that went wrong so far: console errors, uncaught errors, policy violations, dialogs, answers from 500 on. */
  noise: string[];
  /** Fails when something went wrong that no pattern of `expected` allows. */
  expectQuiet(expected?: RegExp[]): void;
  /** Pages of the app that jumped so far while they loaded, and what jumped. */
  shifts: string[];
  close(): Promise<void>;
}

/** A page in a profile of its own that notes whatever a person would find in the developer tools. */
export async function openGuardedPage(browser: Browser, viewport = DESKTOP): Promise<GuardedPage> {
  // A headless Chromium names itself a bot, and bots are turned away.
  const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
  const context = await browser.newContext({ viewport, userAgent });
  const page = await context.newPage();
  const noise: string[] = [];
  const shifts: string[] = [];
  await noteShifts(context, shifts);
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    const line = `${message.type()}: ${message.text()} (${message.location().url.split("?", 1)[0]})`;
    if (/^(error|warning):/.test(line) && !BLOCK_ASKS_EARLY.test(line)) noise.push(line);
  });
  page.on("pageerror", (error) => noise.push(`uncaught: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("response", (response) => {
    if (response.status() >= 500) noise.push(`${response.status()}: ${response.url().split("?", 1)[0]}`);
  });
  return {
    page,
    noise,
    shifts,
    expectQuiet(expected = []) {
      expect(noise.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
    },
    close: () => context.close(),
  };
}

/** A picture for people to look at: test-output/screenshots/<name>-<width>.png */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`), animations: "disabled" });
}

/** Looks at the app's page as it stands, wide and narrow: no barrier, nothing that sticks out sideways. */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await shoot(page, name);
    const frame = page.frame({ name: "app-iframe" });
    if (!frame) throw new Error("the app's frame is not there");
    expect(await findBarriers(frame)).toEqual([]);
    const overflow = await frame.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow, `${name} at ${size.width}`).toBeLessThanOrEqual(0);
  }
}

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Serious and critical barriers that axe finds, in words. */
export async function findBarriers(target: Page | Frame): Promise<string[]> {
  // As a script of the test, not of the page: the page's own policy stays as it is. Once a page: it takes longer than the look.
  if (await target.evaluate("typeof axe === 'undefined'")) await target.evaluate(await readAxe());
  const results = (await target.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

let axe: Promise<string> | undefined;
const readAxe = (): Promise<string> => {
  axe ??= import("node:fs/promises").then(({ readFile }) => readFile(axePath, "utf8"));
  return axe;
};
