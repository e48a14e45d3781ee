// A mail server that behaves as its recipient says.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, describe, expect, it } from "vitest";

const received: string[] = [];
const envelopes: string[][] = [];
const failure = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith("nobody@")) return done(failure(550, "No such user here"));
    if (address.startsWith("later@")) return done(failure(451, "Try again later"));
    done();
  },
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (chunk) => {
      text += chunk;
    });
    stream.on("end", () => {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      received.push(text);
      envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
      // Taken, and the answer never gets back.
      if (to.startsWith("silent@")) for (const connection of server.connections) connection.close();
      else if (to.startsWith("full@")) done(failure(552, "Mailbox is full"));
      else done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
process.env.MAIL_FROM = "switchyard@example.com";
const { sendEmail } = await import("#app/effects/send-email.server.ts");

/** Somebody outside who has files, as the name says. */
const outside = createServer((request, response) => {
  const name = request.url?.split("/").at(-1);
  if (name === "fine")
    response.writeHead(200, { "content-type": "application/pdf" }).end(Buffer.from("JVBERgD//go=", "base64"));
  else if (name === "gone") response.writeHead(404).end();
  else if (name === "broken") response.writeHead(500).end();
  else if (name === "huge") response.writeHead(200).end(Buffer.alloc(5_100_000));
  else response.destroy();
});
await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
const files = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
afterAll(() => outside.close());

let isOpen = true;
const close = () =>
  isOpen
    ? new Promise<void>((resolve) => {
        isOpen = false;
        server.close(() => resolve());
      })
    : Promise.resolve();
afterAll(close);

const send = (to: string, ageMs = 0, more: { cc?: string[]; bcc?: string[] } = {}) =>
  sendEmail(
    {
      ...{ kind: "send_email", to: [to], cc: [], reply_to: null, subject: "An order needs a look" },
      ...{ text: "Open Switchyard.", html: null, attachments: [{ name: "a.csv", content: "sku,units" }], ...more },
    },
    { key: "abc123", ageMs },
  );

describe("sendEmail", () => {
  it("sends, under a Message-ID that stays the same", async () => {
    expect(await send("team@example.com")).toMatchObject({ outcome: "confirmed" });
    expect(received.at(-1)).toContain("Message-ID: <abc123@switchyard>");
    expect(received.at(-1)).toContain("From: switchyard@example.com");
  });

  it("goes to those who get a copy too, and names nobody who gets a hidden one", async () => {
    await send("team@example.com", 0, { cc: ["copy@example.com"], bcc: ["hidden@example.com"] });
    expect(envelopes.at(-1)).toEqual(["team@example.com", "copy@example.com", "hidden@example.com"]);
    expect(received.at(-1)).toContain("Cc: copy@example.com");
    expect(received.at(-1)).not.toContain("hidden@example.com");
  });

  const FILE = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x0a]);
  const withFile = (name: string, ageMs = 0, url = `https://${name}.sandbox/leaflet.pdf`) =>
    sendEmail(
      {
        ...{ kind: "send_email", to: ["team@example.com"], cc: [], reply_to: null, subject: "Your file" },
        ...{ text: "It is attached.", html: null },
        attachments: [
          { name: "leaflet.pdf", url },
          { name: "a.csv", content: "sku,units" },
        ],
      },
      { key: "abc124", ageMs },
      { sandbox: files },
    );

  it("attaches what stands at an address, byte by byte", async () => {
    expect(await withFile("fine")).toMatchObject({ outcome: "confirmed" });
    expect(received.at(-1)).toContain(FILE.toString("base64"));
    expect(received.at(-1)).toContain("Content-Type: application/pdf; name=leaflet.pdf");
    expect(received.at(-1)).toContain("filename=a.csv");
  });

  it.each([
    { name: "gone", what: "answered 404", outcome: "refused" },
    { name: "huge", what: "larger than 5 MB", outcome: "refused" },
    { name: "broken", what: "answered 500", outcome: "not_applied" },
    { name: "cut", what: "No whole answer", outcome: "not_applied" },
  ])("is not sent without its file: $name", async ({ name, what, outcome }) => {
    const before = received.length;
    expect(await withFile(name)).toMatchObject({ outcome, reason: expect.stringContaining(what) });
    expect(await withFile(name, 25 * 3_600_000)).toMatchObject({ outcome: "refused" });
    expect(received).toHaveLength(before);
  });

  it.each([
    "http://fine.sandbox/a.pdf",
    "https://127.0.0.1/a.pdf",
    "https://localhost/a.pdf",
    "https://10.0.0.1:8443/a",
  ])("fetches nothing from inside: %s", async (url) => {
    const before = received.length;
    expect(await withFile("fine", 0, url)).toMatchObject({ outcome: "refused" });
    expect(received).toHaveLength(before);
  });

  it("is refused for good in the server's words", async () => {
    expect(await send("nobody@example.com")).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("No such user"),
    });
    expect(await send("full@example.com")).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("Mailbox is full"),
    });
  });

  it("tries again what was not taken yet, for a day", async () => {
    expect(await send("later@example.com")).toMatchObject({ outcome: "not_applied" });
    expect(await send("later@example.com", 25 * 3_600_000)).toMatchObject({ outcome: "refused" });
  });

  it("does not know what became of a mail whose answer was lost", async () => {
    const before = received.length;
    expect(await send("silent@example.com")).toMatchObject({ outcome: "unknown" });
    expect(received).toHaveLength(before + 1);
  });

  it("knows that nothing was sent where nobody listens", async () => {
    await close();
    expect(await send("team@example.com")).toMatchObject({ outcome: "not_applied" });
  });
});
