// As much of the queues' types as the benches use: they are installed when a bench runs, not when types are checked.
interface JobSpec {
  identifier: string;
  payload: unknown;
  queueName?: string;
}
export declare function makeWorkerUtils(options: { connectionString: string }): Promise<{
  migrate(): Promise<void>;
  addJob(identifier: string, payload: unknown, spec?: { queueName?: string }): Promise<unknown>;
  addJobs(specs: JobSpec[]): Promise<unknown>;
  release(): Promise<void>;
}>;
export declare function run(options: {
  connectionString: string;
  concurrency: number;
  noHandleSignals: boolean;
  logger: unknown;
  taskList: Record<string, (payload: never) => Promise<void>>;
}): Promise<{ stop(): Promise<void> }>;
export declare const silentLogger: unknown;

/** Begins to work; what it gives puts a job in. */
type Start = (
  url: string,
  concurrency: number,
  work: (data: never) => Promise<void>,
) => Promise<(data: object) => Promise<unknown>>;
export declare const bullmq: Start;
export declare const graphile: Start;
