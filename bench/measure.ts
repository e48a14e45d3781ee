// How every bench measures: contenders in the same process, interleaved A B A B, warmed up first, at least five rounds,
// medians and spread. A figure is a ratio to a contender of the same run, never bare seconds.

export interface Contender {
  name: string;
  /** Does `operations` operations; may be asynchronous, and is awaited. */
  run(): void | Promise<void>;
  operations: number;
}

export interface Reading {
  name: string;
  /** Median over the rounds, microseconds per operation. */
  microseconds: number;
  /** Smallest and largest round, as a share of the median. */
  spread: [number, number];
}

/**
 * Measures all contenders in turn, `rounds` times, after one unmeasured turn each.
 * @returns one reading per contender, in the order given.
 */
export async function measure(contenders: Contender[], rounds: number): Promise<Reading[]> {
  const samples = contenders.map((): number[] => []);
  for (const contender of contenders) await contender.run();
  for (let round = 0; round < rounds; round++)
    for (const [at, contender] of contenders.entries()) {
      const started = process.hrtime.bigint();
      await contender.run();
      samples[at]?.push(Number(process.hrtime.bigint() - started) / 1_000 / contender.operations);
    }
  return contenders.map(({ name }, at) => {
    const sorted = (samples[at] ?? []).toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return { name, microseconds: median, spread: [(sorted[0] ?? median) / median, (sorted.at(-1) ?? median) / median] };
  });
}
