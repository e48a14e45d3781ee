// Checks a rule's text while it is typed: the server's own checks, a moment after the last key.
import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import type { Line } from "#app/rules/condition-in-words.ts";

export interface RuleWarning {
  message: string;
  places: { line: number; path: (string | number)[] }[];
  scopes: string[];
}

export interface CheckedRule {
  /** The text that was looked at. */
  text: string;
  complaints: { line: number; path: (string | number)[]; message: string; says: string }[];
  /** Null: what they hang on could not be had. */
  warnings: RuleWarning[] | null;
  says: Line[];
}

const PAUSE_MS = 350;

/**
 * What is given back may be of a text that has been typed on since: see `text`.
 * @param first what the page came with, of the text as it is saved.
 */
export function useCheckedRule(text: string, first: CheckedRule): { checked: CheckedRule; checkAgain: () => void } {
  const { submit, data } = useFetcher<CheckedRule>();
  const sent = useRef(first.text);
  const checkAgain = useCallback(() => {
    sent.current = text;
    submit({ text }, { method: "post", action: "/app/rule-check", encType: "application/json" });
  }, [text, submit]);
  useEffect(() => {
    if (sent.current === text) return;
    const timer = setTimeout(checkAgain, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, checkAgain]);
  return { checked: data ?? first, checkAgain };
}
