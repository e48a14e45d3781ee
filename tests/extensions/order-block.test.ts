// The block on Shopify's order page, driven by Shopify's own tester: its global, its page, and no network.
import { readFileSync } from "node:fs";
import { setUpExtension } from "@shopify/ui-extensions-tester";
import { render as unmount } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OrderAnswer } from "../../extensions/order-block/src/order-answer.ts";

const FOLDER = "extensions/order-block";
const WORDS = JSON.parse(readFileSync(`${FOLDER}/locales/en.default.json`, "utf8"));

const flagged = (changes: Partial<OrderAnswer> = {}): OrderAnswer => ({
  ...{ orderId: "1", name: "#1001", verdict: "flagged", mode: "LIVE", writesPaused: false, inMotion: false, fine: 3 },
  findings: [
    {
      ...{ ruleId: "address-check", ruleName: "Address check", outcome: "matched", canApprove: true },
      reason: "The postcode G1 1XX1 is none of the United Kingdom.",
    },
  ],
  holds: [{ fulfillmentOrderId: "7", holdId: "70", ruleName: "Address check", status: "PLACED" }],
  waiting: [{ itemId: "5", ruleName: "Refund twice", reason: "May it be refunded?" }],
  ...changes,
});

const hold = (id: string, changes: Record<string, unknown> = {}) => ({
  ...{ id: `gid://shopify/FulfillmentHold/${id}`, displayReason: "Incorrect address", reasonNotes: null },
  ...{ heldByRequestingApp: false, ...changes },
});

type Extension = ReturnType<typeof setUpExtension<"admin.order-details.block.render">>;
let extension: Extension;
/** What the app answers to GET, the last one for good; and what it was sent. */
let answers: { status: number; body?: unknown }[];
let verdictOfPost: () => Promise<{ status: number }>;
let asked: { url: string; method: string; token: string | null; body: unknown }[];
let holds: unknown[] | null;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  extension = setUpExtension("admin.order-details.block.render", { configSearchDir: `${process.cwd()}/${FOLDER}` });
  [answers, asked, holds] = [[], [], []];
  verdictOfPost = async () => ({ status: 200 });
  extension.shopify.data.selected = [{ id: "gid://shopify/Order/1" }];
  extension.shopify.auth.idToken = async () => "the-token";
  extension.shopify.i18n.translate = inWords as never;
  extension.shopify.query = (async () =>
    holds
      ? { data: { order: { fulfillmentOrders: { nodes: [{ id: "7", fulfillmentHolds: holds }] } } } }
      : { errors: [{ message: "Access denied" }] }) as never;
  extension.fetch = (async (input: unknown, init: RequestInit = {}) => {
    const { method = "GET", headers, body } = init;
    const token = (headers as Record<string, string>).Authorization ?? null;
    asked.push({ url: String(input), method, token, body: body ? JSON.parse(String(body)) : null });
    if (method === "POST") return new Response("{}", await verdictOfPost());
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status });
  }) as typeof fetch;
});
afterEach(() => {
  unmount(null, document.body);
  extension[Symbol.dispose]();
  vi.useRealTimers();
});

/** As Shopify does it, and strict: a word that is not there is a fault. */
function inWords(key: string, values: Record<string, unknown> = {}): string {
  let found = key.split(".").reduce((part, name) => part?.[name], WORDS);
  if (typeof found === "object") found = found[values.count === 1 ? "one" : "other"];
  if (typeof found !== "string") throw new Error(`no words for ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_all: string, name: string) => String(values[name]));
}

const shown = () => document.body.textContent?.replace(/\s+/g, " ") ?? "";
/** Past the frame after which Preact runs effects, and far from when the block looks again. */
const settled = () => vi.advanceTimersByTimeAsync(50);
async function render(): Promise<void> {
  await extension.render();
  await settled();
}
const button = (name: string) => {
  const found = [...document.body.querySelectorAll("s-button")].find((one) => one.textContent === name);
  if (!found) throw new Error(`no button "${name}" in: ${shown()}`);
  return found;
};
const press = async (name: string) => {
  button(name).dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await settled();
};

describe("what it shows", () => {
  it("is the verdict, the reasons in words, and what waits for a person with the way there", async () => {
    answers = [{ status: 200, body: flagged() }];
    await render();
    expect(document.body.querySelector("s-admin-block")?.getAttribute("heading")).toBe("Switchyard");
    expect(shown()).toContain("The postcode G1 1XX1 is none of the United Kingdom.");
    expect(shown()).toContain("3 rules found nothing to complain of.");
    expect(shown()).toContain("Refund twice: May it be refunded?");
    const links = [...document.body.querySelectorAll("s-link")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["app:app/attention/5", "app:app/orders/1"]);
  });

  it("is each hold with whose it is, ours by the rule that placed it", async () => {
    answers = [{ status: 200, body: flagged() }];
    holds = [
      hold("70", { heldByRequestingApp: true, reasonNotes: "The postcode is wrong." }),
      hold("71", { heldByRequestingApp: true }),
      hold("72", { displayReason: "High risk of fraud" }),
    ];
    await render();
    expect([...document.body.querySelectorAll("s-list-item")].slice(0, 3).map((item) => item.textContent)).toEqual([
      "By Switchyard: Address check. Incorrect address: The postcode is wrong.",
      "By Switchyard. Incorrect address",
      "By staff or another app. High risk of fraud",
    ]);
  });

  it("is our own holds where Shopify does not tell, and says so", async () => {
    answers = [{ status: 200, body: flagged() }];
    holds = null;
    await render();
    expect(shown()).toContain("By Switchyard: Address check");
    expect(shown()).toContain("Who else holds this order could not be read.");
  });

  it("follows what is on its way by itself, until it is done", async () => {
    const coming = { fulfillmentOrderId: "7", holdId: null, ruleName: "Address check", status: "SENT" as const };
    answers = [
      { status: 404 },
      { status: 200, body: flagged({ inMotion: true, holds: [coming] }) },
      { status: 200, body: flagged() },
    ];
    await render();
    expect(shown()).toContain("Switchyard has not seen this order yet.");
    await vi.advanceTimersByTimeAsync(1_600);
    expect(shown()).toContain("Working on it…");
    expect(shown()).toContain("By Switchyard: Address check, being placed");
    await vi.advanceTimersByTimeAsync(1_600);
    expect(shown()).not.toContain("Working on it…");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(3);
  });

  it.each([
    ["only watches", { mode: "WATCHING" as const }, "nothing is written to the store"],
    ["has paused its writes", { writesPaused: true }, "All writes are paused."],
    ["has put the order aside", { verdict: "put_aside" as const }, "failed three times"],
  ])("says that the app %s", async (_name, changes, words) => {
    answers = [{ status: 200, body: flagged(changes) }];
    await render();
    expect(shown()).toContain(words);
  });
});

describe("its buttons", () => {
  it("approve what a rule complains of, as the person who looks, once", async () => {
    answers = [
      { status: 200, body: flagged() },
      { status: 200, body: flagged({ verdict: "approved", findings: [], holds: [] }) },
    ];
    const answered = Promise.withResolvers<{ status: number }>();
    verdictOfPost = () => answered.promise;
    await render();
    await press("Approve");
    expect(button("Approve").getAttribute("disabled")).not.toBeNull();
    answered.resolve({ status: 200 });
    await settled();
    expect(asked.filter(({ method }) => method === "POST")).toEqual([
      {
        ...{ url: "/extension/orders/1", method: "POST", token: "Bearer the-token" },
        body: { intent: "approve", ruleId: "address-check" },
      },
    ]);
    expect(shown()).toContain("Approved");
    expect(shown()).toContain("Nothing holds this order.");
  });

  it("have the order checked again, each press under an id of its own", async () => {
    answers = [{ status: 200, body: flagged() }];
    await render();
    await press("Check again");
    await press("Check again");
    const ids = asked.flatMap(({ body }) => (body ? [(body as { requestId: string }).requestId] : []));
    expect(new Set(ids).size).toBe(2);
  });

  it("say it where there was nothing to approve any more, and show what is so now", async () => {
    answers = [
      { status: 200, body: flagged() },
      { status: 200, body: flagged({ verdict: "fine", findings: [] }) },
    ];
    verdictOfPost = async () => ({ status: 409 });
    await render();
    await press("Approve");
    expect(shown()).toContain("There is nothing to approve: the order changed meanwhile.");
    expect(shown()).toContain("Fine");
  });
});

describe("where the app does not answer", () => {
  it.each([
    [500, "Switchyard cannot be reached."],
    [null, "Switchyard cannot be reached."],
    [401, "Your sign-in has ended. Reload the page."],
  ])("(%j) it says so calmly: %s", async (status, words) => {
    answers = status === null ? [] : [{ status }];
    await render();
    expect(shown()).toContain(words);
  });

  it("it can be tried again, and a refused press is not taken for done", async () => {
    answers = [{ status: 200, body: flagged() }];
    verdictOfPost = async () => ({ status: 503 });
    await render();
    await press("Approve");
    expect(shown()).toContain("Switchyard cannot be reached.");
    await press("Try again");
    expect(shown()).toContain("Flagged");
  });
});
