// A mail server that keeps what it is sent and passes nothing on.
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { SinkJournal } from "#sandbox/sinks/sink-journal.ts";

/** @param port 0: any free port; GET /control/sinks/mail names it. */
export const mailSink =
  (port: number): SandboxPart =>
  (sandbox) => {
    const journal = new SinkJournal("mail", sandbox.dataDirectory);
    sandbox.sinks.mail = () => journal.summary().lines;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      disableReverseLookup: true,
      logger: false,
      onData(stream, session, callback) {
        simpleParser(stream).then(
          (mail) => {
            journal.add({
              at: new Date(sandbox.world.nowMs()).toISOString(),
              key: mail.messageId ?? `without-id-${randomUUID()}`,
              to: session.envelope.rcptTo.map(({ address }) => address).join(", "),
              bytes: stream.byteLength,
              text: `${mail.subject ?? ""}\n\n${mail.text ?? ""}`,
            });
            callback();
          },
          (error: Error) => callback(error),
        );
      },
    });
    // A client that is killed in the middle of a mail is none of this process's trouble.
    server.on("error", () => {});
    server.listen(port, "127.0.0.1");
    sandbox.router.on(
      "GET",
      "/control/sinks/mail",
      fromThisMachine(({ response }) =>
        sendJson(response, 200, { port: (server.server.address() as AddressInfo).port, ...journal.summary() }),
      ),
    );
    return async () => {
      await new Promise<void>((resolve) => server.close(resolve));
      await journal.close();
    };
  };
