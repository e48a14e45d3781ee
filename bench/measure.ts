// How every bench measures: contenders in the same process, interleaved A B A B, warmed up first, at least five rounds,
// medians and spread. A figure is a ratio to a contender of the same run, never bare seconds; but what runs in memory alone is
// timed by the CPU time that the process spends, all its threads, which other processes do not lengthen.

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
  return contenders.map(({ name }, at) => readingOf(name, samples[at] ?? []));
}

/** Milliseconds of CPU time that a contender is warmed up for, and that a round of it takes. */
const TIMES = { quick: { warm: 60, round: 15, rounds: 3 }, whole: { warm: 200, round: 60, rounds: 5 } };

const cpuMicroseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/**
 * Measures what only computes, in turn, A B A B. Each is first run until the engine has compiled it; then so often a round that
 * the clock can tell.
 * @param parts into which one operation is divided: rules, of a bench of many rules.
 * @returns one reading per contender, in the order given, in microseconds of CPU time a part.
 */
export async function measureInMemory(
  contenders: readonly { name: string; once(): unknown }[],
  quick: boolean,
  parts = 1,
): Promise<Reading[]> {
  const { warm, round, rounds } = TIMES[quick ? "quick" : "whole"];
  const run = async (once: () => unknown, times: number): Promise<number> => {
    const started = cpuMicroseconds();
    for (let at = 0; at < times; at++) {
      const result = once();
      if (result instanceof Promise) await result;
    }
    return cpuMicroseconds() - started;
  };
  const samples: number[][] = contenders.map(() => []);
  const times: number[] = [];
  for (const { once } of contenders) {
    let [done, spent] = [0, 0];
    for (let batch = 1; spent < warm * 1_000; batch *= 2) {
      spent += await run(once, batch);
      done += batch;
    }
    times.push(Math.max(1, Math.ceil((done * round) / warm)));
  }
  for (let at = 0; at < rounds; at++)
    for (const [index, { once }] of contenders.entries()) {
      const count = times[index] ?? 1;
      samples[index]?.push((await run(once, count)) / count / parts);
    }
  return contenders.map(({ name }, index) => readingOf(name, samples[index] ?? []));
}

function readingOf(name: string, samples: readonly number[]): Reading {
  const sorted = samples.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return { name, microseconds: median, spread: [(sorted[0] ?? median) / median, (sorted.at(-1) ?? median) / median] };
}
