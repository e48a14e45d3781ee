// As much of the peers' types as the benches use: the peers are installed when a bench runs, not when types are checked.
export declare class LogicEngine {
  build(rule: unknown): (data: unknown) => unknown;
}
export declare class Engine {
  addRule(rule: unknown): void;
  run(facts: unknown): Promise<{ events: { type: string }[] }>;
}
