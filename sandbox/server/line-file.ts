// A file of lines that grows: lines that come within some milliseconds go out in one write.
import { closeSync, openSync, writeSync } from "node:fs";

const TOGETHER_MS = 50;

export class LineFile {
  readonly #file: number;
  #lines: (string | (() => string))[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(path: string) {
    this.#file = openSync(path, "a", 0o600);
  }

  /** Nothing comes of it after the end. @param line the text, or what makes it when it is written. */
  append(line: string | (() => string)): void {
    if (this.#isClosed) return;
    this.#lines.push(line);
    this.#timer ??= setTimeout(() => this.#write(), TOGETHER_MS);
  }

  /** Writes what waits, and closes the file. */
  close(): void {
    this.#write();
    this.#isClosed = true;
    closeSync(this.#file);
  }

  // At once: to have it done by another thread costs several times what it takes.
  #write(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#lines.length === 0) return;
    const lines = this.#lines.map((line) => `${typeof line === "string" ? line : line()}\n`);
    this.#lines = [];
    // One by one: put together first, a single line in a far script would make all of them twice as long on the way.
    const most = lines.reduce((sum, line) => sum + line.length * 3, 0);
    const bytes = Buffer.allocUnsafeSlow(most);
    let length = 0;
    for (const line of lines) length += bytes.write(line, length, "utf8");
    for (let written = 0; written < length; ) written += writeSync(this.#file, bytes, written, length - written);
  }
}
