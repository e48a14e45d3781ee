// As much of the queues' types as the bench uses: they are installed when a bench runs, not when types are checked.
interface Data {
  n: number;
}
export declare class BeeQueue {
  constructor(
    name: string,
    settings: {
      redis: { port: number };
      isWorker: boolean;
      removeOnSuccess: boolean;
      sendEvents: boolean;
      getEvents: boolean;
    },
  );
  createJob(data: Data): unknown;
  saveAll(jobs: unknown[]): Promise<Map<unknown, Error>>;
  process(concurrency: number, work: (job: { data: Data }) => Promise<void>): void;
  destroy(): Promise<void>;
  close(withinMs: number): Promise<void>;
}
export declare function makeWorkerUtils(options: { connectionString: string }): Promise<{
  migrate(): Promise<void>;
  addJobs(specs: { identifier: string; payload: Data }[]): Promise<unknown>;
  release(): Promise<void>;
}>;
export declare function runGraphile(options: {
  preset: {
    worker: {
      connectionString: string;
      concurrentJobs: number;
      maxPoolSize: number;
      localQueue?: { size: number };
      completeJobBatchDelay?: number;
      failJobBatchDelay?: number;
    };
  };
  noHandleSignals: boolean;
  logger: unknown;
  taskList: Record<string, (payload: never) => Promise<void>>;
}): Promise<{ stop(): Promise<void> }>;
export declare const silentLogger: unknown;
export declare class PgBoss {
  constructor(options: { connectionString: string; supervise: boolean; schedule: boolean });
  on(event: "error", hear: (error: Error) => void): void;
  start(): Promise<unknown>;
  stop(options: { graceful: boolean }): Promise<void>;
  createQueue(name: string): Promise<void>;
  deleteAllJobs(name: string): Promise<unknown>;
  insert(name: string, jobs: { data: Data }[]): Promise<unknown>;
  work(
    name: string,
    options: {
      batchSize: number;
      localConcurrency: number;
      pollingIntervalSeconds: number;
      burstWhenBatchFull: boolean;
    },
    work: (jobs: { data: Data }[]) => Promise<void>,
  ): Promise<string>;
  offWork(name: string): Promise<void>;
}
