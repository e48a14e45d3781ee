// A file of lines that grows: lines that come within some milliseconds go out in one write.
import { createWriteStream, type WriteStream } from "node:fs";

const TOGETHER_MS = 50;

export class LineFile {
  readonly #stream: WriteStream;
  #lines: (string | (() => string))[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(path: string) {
    this.#stream = createWriteStream(path, { flags: "a", mode: 0o600 });
  }

  /** @param line the text, or what makes it when it is written. */
  append(line: string | (() => string)): void {
    this.#lines.push(line);
    this.#timer ??= setTimeout(() => this.#write(), TOGETHER_MS);
  }

  /** Resolves when everything is in the file and it is closed. */
  async close(): Promise<void> {
    this.#write();
    await new Promise<void>((resolve) => this.#stream.end(resolve));
  }

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
    this.#stream.write(bytes.subarray(0, length));
  }
}
