// One child process: starts, is ready, is killed, has ended. Its output goes to a file; the last lines are kept for errors.
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { endWithThisProcess } from "#sandbox/processes/end-with-this-process.ts";

export interface ProcessSpec {
  name: string;
  /** Arguments of node. */
  args: string[];
  env: Record<string, string | undefined>;
  cwd: string;
  logFile: string;
  /** The process is ready when a line of its output matches. */
  ready: RegExp;
  readyWithinMs?: number;
  /** It listens to what it is told. */
  listens?: boolean;
}

export interface RunningProcess {
  name: string;
  pid: number;
  /** Resolves when it has ended, with how. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  hasEnded(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Says something to a process that listens. */
  tell(words: string): void;
  /** SIGTERM, and SIGKILL when it does not end in time. */
  stop(withinMs?: number): Promise<void>;
  tail(): string;
}

const TAIL_LINES = 40;

/** Resolves when the process is ready; throws with the end of its output when it ends before, or takes too long. */
export async function runProcess(spec: ProcessSpec): Promise<RunningProcess> {
  const running = spawnProcess(spec);
  const ready = await Promise.race([running.ready.then(() => true), running.ended.then(() => false)]);
  if (!ready) throw new Error(`${spec.name} ended before it was ready:\n${running.tail()}`);
  return running;
}

/** Starts without waiting: `ready` rejects when it takes too long. */
export function spawnProcess(spec: ProcessSpec): RunningProcess & { ready: Promise<void> } {
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const log = createWriteStream(spec.logFile, { flags: "a" });
  const child: ChildProcess = spawn(process.execPath, spec.args, {
    cwd: spec.cwd,
    env: { ...process.env, ...spec.env },
    stdio: ["ignore", "pipe", "pipe", ...(spec.listens ? ["ipc" as const] : [])],
    // Ctrl-C reaches the whole group: the supervisor alone says who ends when.
    detached: true,
  });
  endWithThisProcess(child);
  const lines: string[] = [];
  const within = spec.readyWithinMs ?? 60_000;
  let isReady = false;
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${spec.name} was not ready within ${within} ms:\n${lines.join("\n")}`)),
      within,
    );
    const read = (chunk: Buffer) => {
      log.write(chunk);
      lines.push(...chunk.toString("utf8").split("\n").filter(Boolean));
      lines.splice(0, Math.max(0, lines.length - TAIL_LINES));
      if (isReady || !lines.some((line) => spec.ready.test(line))) return;
      isReady = true;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => clearTimeout(timer));
  });
  let ended = false;
  const end = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      ended = true;
      log.end();
      resolve({ code, signal });
    });
  });
  const signal = (name: NodeJS.Signals) => {
    if (!ended) child.kill(name);
  };
  return {
    name: spec.name,
    pid: child.pid ?? 0,
    ready,
    ended: end,
    hasEnded: () => ended,
    signal,
    tell(words) {
      // One that ends meanwhile is told nothing more.
      if (child.connected) child.send(words, () => {});
    },
    async stop(withinMs = 25_000) {
      if (ended) return;
      signal("SIGTERM");
      const timer = setTimeout(() => signal("SIGKILL"), withinMs);
      await end;
      clearTimeout(timer);
    },
    tail: () => lines.join("\n"),
  };
}
