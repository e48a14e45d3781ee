// Which record of the sandbox stands for which record of the recorded store, learned from answers that match.
import { isObject, type Json } from "#tests/recordings/json.ts";

const GID = /gid:\/\/[a-z-]+\/[A-Za-z]+\/[^\s"'\\,)\]}]+/g;
const LONG_NUMBER = /(?<![\d.])\d{7,}(?![\d.])/g;
const ORDER_NAME = /#\d{3,}(?:-[FDR]\d+)?/g;

/** The digits that end a gid; null for one that ends otherwise. */
const digitsOf = (gid: string) => /\/(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? null;

export const isGid = (text: string): boolean => /^gid:\/\/[a-z-]+\/[A-Za-z]+\/\S+$/.test(text);
export const gidType = (gid: string): string => gid.split("/")[3] ?? "";

/** Every gid inside a text, as often as it stands there. */
export const gidsIn = (text: string): string[] => text.match(GID) ?? [];

/**
 * Two-way and one to one: a recorded id that is met for the first time must be answered with a sandbox id that stands for
 * nothing else, so that "a new id" and "the same id" are told apart.
 */
export class IdMap {
  readonly #to = new Map<string, string>();
  readonly #from = new Map<string, string>();

  copy(): IdMap {
    const copy = new IdMap();
    for (const [recorded, got] of this.#to) copy.#to.set(recorded, got);
    for (const [got, recorded] of this.#from) copy.#from.set(got, recorded);
    return copy;
  }

  get(recorded: string): string | undefined {
    return this.#to.get(recorded);
  }

  /** Says whether the pair agrees with what is known; keeps it when it is new. */
  learn(recorded: string, got: string): boolean {
    const known = this.#to.get(recorded);
    if (known !== undefined) return known === got;
    const taken = this.#from.get(got);
    if (taken !== undefined && taken !== recorded) return false;
    this.#to.set(recorded, got);
    this.#from.set(got, recorded);
    const numbers = isGid(recorded) && isGid(got) ? [digitsOf(recorded), digitsOf(got)] : [];
    if (numbers[0] && numbers[1] && numbers[0].length > 5 && !this.#to.has(numbers[0]))
      this.#to.set(numbers[0], numbers[1]);
    return true;
  }

  /** Keeps a pair that need not be one to one: cursors, links. */
  note(recorded: string, got: string): void {
    if (!this.#to.has(recorded)) this.#to.set(recorded, got);
  }

  /** A recorded text as the sandbox would write it: ids, their digits and names of orders inside it replaced. */
  translate(text: string): string {
    const whole = this.#to.get(text);
    if (whole !== undefined) return whole;
    const swap = (part: string) => this.#to.get(part) ?? part;
    return text.replace(GID, swap).replace(LONG_NUMBER, swap).replace(ORDER_NAME, swap);
  }

  /** What a planted record and the recorded one share: pairs `id` and everything below it by position. */
  learnFrom(recorded: unknown, got: unknown): void {
    if (Array.isArray(recorded) && Array.isArray(got)) {
      for (const [index, one] of recorded.entries()) this.learnFrom(one, got[index]);
    } else if (isObject(recorded) && isObject(got)) {
      for (const [key, value] of Object.entries(recorded)) {
        const mine = (got as Json)[key];
        if (typeof value === "string" && typeof mine === "string") {
          if (isGid(value) && isGid(mine) && gidType(value) === gidType(mine)) this.learn(value, mine);
          else if (/cursor$/i.test(key)) this.note(value, mine);
          else if (key === "name" && /^#\d+/.test(value) && /^#\d+/.test(mine)) this.learn(value, mine);
        } else this.learnFrom(value, mine);
      }
    }
  }
}
