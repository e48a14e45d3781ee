// What a sink took: one line a call, in memory and in a file. The same key twice is something done twice.
import { createWriteStream, existsSync, mkdirSync, readFileSync, type WriteStream } from "node:fs";
import { join } from "node:path";

export interface SinkLine {
  at: string;
  /** Message-ID, Idempotency-Key: what the sender says is the same thing. */
  key: string;
  to: string;
  bytes: number;
  text: string;
}

export interface SinkSummary {
  taken: number;
  /** Lines whose key had come before. */
  doubled: number;
  lines: SinkLine[];
}

export class SinkJournal {
  readonly #lines: SinkLine[] = [];
  readonly #keys = new Set<string>();
  readonly #file: WriteStream | null;
  #doubled = 0;

  /** @param directory null: in memory only. */
  constructor(name: string, directory: string | null) {
    if (directory === null) {
      this.#file = null;
      return;
    }
    mkdirSync(directory, { recursive: true });
    const path = join(directory, `${name}-sink.jsonl`);
    if (existsSync(path))
      for (const line of readFileSync(path, "utf8").split("\n")) if (line) this.#take(JSON.parse(line));
    this.#file = createWriteStream(path, { flags: "a", mode: 0o600 });
  }

  add(line: SinkLine): { doubled: boolean } {
    const doubled = this.#take(line);
    this.#file?.write(`${JSON.stringify(line)}\n`);
    return { doubled };
  }

  summary(): SinkSummary {
    return { taken: this.#lines.length, doubled: this.#doubled, lines: this.#lines };
  }

  async close(): Promise<void> {
    const file = this.#file;
    if (file) await new Promise<void>((resolve) => file.end(resolve));
  }

  #take(line: SinkLine): boolean {
    const doubled = this.#keys.has(line.key);
    this.#keys.add(line.key);
    this.#lines.push(line);
    if (doubled) this.#doubled++;
    return doubled;
  }
}
