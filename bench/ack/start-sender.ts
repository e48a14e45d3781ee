import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SenderAsked, Sent } from "#bench/ack/sender-asked.ts";

export interface Sender {
  /** One at a time. */
  send(asked: SenderAsked): Promise<Sent>;
  stop(): void;
}

/** The sender's process. It ends with this one. */
export async function startSender(): Promise<Sender> {
  const child = fork(join(import.meta.dirname, "sender.ts"), { execArgv: ["--max-semi-space-size=2"] });
  await told(child);
  return {
    async send(asked) {
      child.send(asked);
      return (await told(child)) as Sent;
    },
    stop: () => void child.disconnect(),
  };
}

async function told(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  try {
    const [message] = await Promise.race([
      once(child, "message", { signal: ended.signal }),
      once(child, "exit", { signal: ended.signal }).then(([code]) => {
        throw new Error(`the sender ended with ${code}`);
      }),
    ]);
    return message;
  } finally {
    ended.abort();
  }
}
