// Loaded before a process's own code: its clock differs from everybody's by CLOCK_OFFSET_MS; with CLOCK_STEPS only from SIGUSR2
// on, as a clock that is set while the process runs. Durations are not touched.
const { CLOCK_OFFSET_MS = "0", CLOCK_STEPS } = process.env;
let offsetMs = CLOCK_STEPS ? 0 : Number(CLOCK_OFFSET_MS);
const realNow = Date.now;
const RealDate = Date;
const now = () => realNow() + offsetMs;
Date.now = now;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
});
if (CLOCK_STEPS)
  process.once("SIGUSR2", () => {
    offsetMs = Number(CLOCK_OFFSET_MS);
  });
