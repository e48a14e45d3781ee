// The world's own time: it runs along with another clock, faster or slower, and can be jumped and set.
import type { Clock } from "#sandbox/world/clock.ts";

/** How the world's time stands to the other clock's; plain data, so that it can be kept. */
export interface ClockSetting {
  /** From this moment of the other clock on … */
  fromMs: number;
  /** … which was this moment in the world … */
  worldMs: number;
  /** … so many milliseconds go by in the world for one of the other clock. */
  speed: number;
}

export class WorldClock implements Clock {
  /** The clock that it runs along with: by it lives whoever is outside of the world. */
  readonly outside: Clock;
  #setting: ClockSetting | null;
  readonly #listeners = new Set<(setting: ClockSetting) => void>();

  /** @param setting as it was kept; null: the same time as outside. */
  constructor(outside: Clock, setting: ClockSetting | null = null) {
    this.outside = outside;
    this.#setting = setting;
  }

  nowMs(): number {
    const now = this.outside.nowMs();
    const setting = this.#setting;
    return setting ? Math.round(setting.worldMs + (now - setting.fromMs) * setting.speed) : now;
  }

  get speed(): number {
    return this.#setting?.speed ?? 1;
  }

  /** @param speed above 0; 1 is the pace of the other clock. */
  run(speed: number): void {
    this.#set(this.nowMs(), speed);
  }

  /** @param ms forwards, or backwards when it is negative. */
  jump(ms: number): void {
    this.#set(this.nowMs() + ms, this.speed);
  }

  /** @param ms since the epoch. */
  set(ms: number): void {
    this.#set(ms, this.speed);
  }

  /** Calls `listener` whenever the clock was jumped, set, or runs at another speed. Returns how to stop. */
  onChange(listener: (setting: ClockSetting) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(worldMs: number, speed: number): void {
    if (!(speed > 0) || !Number.isFinite(worldMs)) throw new RangeError("a clock runs forwards, from a moment on");
    this.#setting = { fromMs: this.outside.nowMs(), worldMs, speed };
    for (const listener of this.#listeners) listener(this.#setting);
  }
}
