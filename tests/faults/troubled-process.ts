// Loaded before a process's own code: at SIGUSR2, TROUBLE befalls it while it works.
// "blocks": nothing of it runs for TROUBLE_MS, as with a loop that does not end. "memory": it fills up its heap and dies of it.
import { isMainThread } from "node:worker_threads";

const { TROUBLE, TROUBLE_MS = "0" } = process.env;

function block(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(TROUBLE_MS));
}

function fillHeap(): void {
  const kept: object[] = [];
  for (;;) kept.push({ more: new Array(1_000).fill(kept.length) });
}

if (isMainThread && TROUBLE) process.once("SIGUSR2", TROUBLE === "memory" ? fillHeap : block);
