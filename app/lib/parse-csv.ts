// Pure. Reads CSV (RFC 4180), and what people paste from a spreadsheet: cells between tabs or semicolons.

const SEPARATORS = [",", ";", "\t"] as const;
type Separator = (typeof SEPARATORS)[number];

interface CsvRecord {
  /** Line that it begins on, from 1: a quoted cell may go over several. */
  line: number;
  cells: string[];
}

interface Csv {
  separator: Separator;
  /** Records with something in them, up to the first problem. */
  records: CsvRecord[];
  /** Where reading had to end; a quote that is never closed is named at the line that it opens on. */
  problem: { line: number; code: "open_quote" | "stray_quote" } | null;
}

/** The separator is the one that stands most often in the first line outside quotes; a mark of byte order is left out. */
export function parseCsv(text: string): Csv {
  const source = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(source);
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const record: CsvRecord = { line, cells: [] };
    for (;;) {
      const isQuoted = source[at] === '"';
      const cell = isQuoted ? quotedCell(source, at) : bareCell(source, at, separator);
      if (!cell) return { separator, records, problem: { line, code: "open_quote" } };
      record.cells.push(cell.text);
      if (isQuoted) line += cell.text.match(/\r\n|\r|\n/g)?.length ?? 0;
      at = cell.end;
      if (source[at] !== separator) break;
      at++;
    }
    if (at < source.length && source[at] !== "\r" && source[at] !== "\n")
      return { separator, records, problem: { line, code: "stray_quote" } };
    at += source.startsWith("\r\n", at) ? 2 : 1;
    line++;
    if (record.cells.some((cell) => cell.trim() !== "")) records.push(record);
  }
  return { separator, records, problem: null };
}

function separatorOf(source: string): Separator {
  const heading = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(source.trimStart())?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  const count = (separator: string) => heading.split(separator).length;
  return SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Null: it is never closed. */
function quotedCell(source: string, start: number): { text: string; end: number } | null {
  let text = "";
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return null;
    text += source.slice(at, quote);
    if (source[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}

function bareCell(source: string, start: number, separator: string): { text: string; end: number } {
  let end = start;
  while (end < source.length && source[end] !== separator && source[end] !== "\r" && source[end] !== "\n") end++;
  return { text: source.slice(start, end), end };
}
