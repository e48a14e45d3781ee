// As much of the peers' types as the benches use: the peers are installed when a bench runs, not when types are checked.
export declare class LogicEngine {
  addMethod(name: string, method: (args: [string, string]) => unknown): void;
  build(rule: unknown): (data: unknown) => unknown;
}
export declare class Engine {
  addOperator(name: string, test: (left: never, right: never) => boolean): void;
  addRule(rule: unknown): void;
  run(facts: unknown): Promise<{ events: { type: string }[] }>;
}
export declare class ZenEngine {
  createDecision(content: Buffer): { evaluate(context: unknown): Promise<{ result: { rule: string }[] }> };
}
