// Pure. What was typed into a search, as ranges of words.

/** All words that begin so: from the first, before the one after the last, code point by code point. */
export interface WordRange {
  from: string;
  before: string;
}
/** The ways in which one word may be kept. */
export type SearchedWord = readonly WordRange[];

/** More are not asked for: a pasted text is no search. */
const MOST = 8;
const LAST = "\u{10ffff}";

/**
 * The words of a search. PostgreSQL lowers letters beyond ASCII only where its locale knows them, so a word that has such is looked for
 * in the spellings that may be kept; a number is looked for with and without its "#".
 */
export function searchedWords(search: string): SearchedWord[] {
  const words = [...new Set(search.replaceAll("\0", "").split(/\s+/).filter(Boolean))].slice(0, MOST);
  return words.map((word) => [...new Set(spellingsOf(word))].map((from) => ({ from, before: `${from}${LAST}` })));
}

function spellingsOf(word: string): string[] {
  const low = word.toLowerCase();
  const spellings = [
    low,
    lowerAscii(word),
    lowerAscii(`${[...low][0]?.toUpperCase() ?? ""}${[...low].slice(1).join("")}`),
  ];
  return low.length > 1 && low.startsWith("#") ? [...spellings, ...spellings.map((one) => one.slice(1))] : spellings;
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
