import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Timers } from "#sandbox/world/timers.ts";
import { WorldClock } from "#sandbox/world/world-clock.ts";

const START = Date.parse("2026-11-24T10:00:00Z");
const outside = { ms: START, nowMs: () => outside.ms };
const HOUR = 3_600_000;

beforeEach(() => {
  outside.ms = START;
});

describe("the world's clock", () => {
  it("is the outside's until somebody touches it", () => {
    outside.ms += 5_000;
    expect(new WorldClock(outside).nowMs()).toBe(START + 5_000);
  });

  it("runs on from where it was when its speed changes", () => {
    const clock = new WorldClock(outside);
    outside.ms += 1_000;
    clock.run(60);
    outside.ms += 1_000;
    expect(clock.nowMs()).toBe(START + 61_000);
    clock.run(0.5);
    outside.ms += 1_000;
    expect(clock.nowMs()).toBe(START + 61_500);
  });

  it("keeps its speed when it is jumped or set, forwards and backwards", () => {
    const clock = new WorldClock(outside);
    clock.run(10);
    clock.jump(24 * HOUR);
    clock.jump(-HOUR);
    outside.ms += 1_000;
    expect(clock.nowMs()).toBe(START + 23 * HOUR + 10_000);
    clock.set(0);
    outside.ms += 1_000;
    expect(clock.nowMs()).toBe(10_000);
  });

  it("goes on as it was kept", () => {
    const clock = new WorldClock(outside);
    let kept = null;
    clock.onChange((setting) => {
      kept = setting;
    });
    clock.jump(HOUR);
    clock.run(3);
    outside.ms += 7_000;

    expect(new WorldClock(outside, kept).nowMs()).toBe(clock.nowMs());
  });

  it.each([0, -1, Number.NaN])("does not run at %d", (speed) => {
    expect(() => new WorldClock(outside).run(speed)).toThrow(RangeError);
  });
});

describe("timers on the world's time", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  // Both go on together, as outside of tests.
  const pass = (ms: number) => {
    outside.ms += ms;
    vi.advanceTimersByTime(ms);
  };

  function started() {
    const clock = new WorldClock(outside);
    const done: string[] = [];
    const timers = new Timers(clock);
    const note = (name: string) => () => void done.push(name);
    return { clock, timers, done, note };
  }

  it("wait as long as the world takes, at the speed that it runs", () => {
    const { clock, timers, done, note } = started();
    timers.after(10_000, note("one"));
    pass(9_000);
    expect(done).toEqual([]);
    clock.run(100);
    pass(9);
    expect(done).toEqual([]);
    pass(2);
    expect(done).toEqual(["one"]);
    expect(timers.size).toBe(0);
  });

  it("are done in their order when the clock is jumped over them", () => {
    const { clock, timers, done, note } = started();
    timers.after(3 * HOUR, note("third"));
    timers.after(2 * HOUR, note("second"));
    timers.after(HOUR, note("first"));
    timers.after(100 * 24 * HOUR, note("much later"));
    clock.jump(4 * HOUR);
    pass(1);
    expect(done).toEqual(["first", "second", "third"]);
    clock.jump(100 * 24 * HOUR);
    pass(1);
    expect(done.at(-1)).toBe("much later");
  });

  it("can be called off, each and all", () => {
    const { timers, done, note } = started();
    const off = timers.after(1_000, note("called off"));
    timers.after(2_000, note("one"));
    timers.after(5_000, note("too late"));
    off();
    pass(3_000);
    timers.close();
    pass(10_000);
    expect(done).toEqual(["one"]);
  });
});
