// As much of the limiters' types as the benches use: they are installed when a bench runs, not when types are checked.
export declare class Bottleneck {
  constructor(options: {
    maxConcurrent: number;
    reservoir: number;
    reservoirIncreaseAmount: number;
    reservoirIncreaseInterval: number;
    reservoirIncreaseMaximum: number;
  });
  schedule<T>(options: { weight: number; priority: number }, work: () => Promise<T>): Promise<T>;
  disconnect(): Promise<void>;
}
export declare function pLimit(concurrency: number): <T>(work: () => Promise<T>) => Promise<T>;
