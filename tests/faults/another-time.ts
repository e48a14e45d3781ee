// Loaded before a process's own code: its clock differs from everybody's by CLOCK_OFFSET_MS. Durations are not touched.
const offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const now = Date.now;
const RealDate = Date;
Date.now = () => now() + offsetMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now() + offsetMs] : given, newTarget),
  apply: () => new RealDate(now() + offsetMs).toString(),
});
