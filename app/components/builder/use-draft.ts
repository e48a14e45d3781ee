// What was typed and is not saved yet: kept in the browser's session, so that a reload or a lost page loses nothing.
import { useEffect, useState } from "react";

interface Draft {
  text: string;
  isDirty: boolean;
  /** It was typed before this page was opened. */
  isFound: boolean;
  change: (text: string) => void;
  discard: () => void;
}

/** @param key tells drafts apart: another version of a rule is another draft. */
export function useDraft(key: string, saved: string): Draft {
  const [text, setText] = useState(saved);
  const [isFound, setIsFound] = useState(false);
  const name = `switchyard/draft/${key}`;
  // Only the browser has it: the first drawing is the saved text, as the server's is.
  useEffect(() => {
    const kept = storage()?.getItem(name);
    if (kept === null || kept === undefined || kept === saved) return;
    setText(kept);
    setIsFound(true);
  }, [name, saved]);
  return {
    text,
    isDirty: text !== saved,
    isFound,
    change: (next) => {
      setText(next);
      if (next === saved) storage()?.removeItem(name);
      else storage()?.setItem(name, next);
    },
    discard: () => {
      storage()?.removeItem(name);
      setText(saved);
      setIsFound(false);
    },
  };
}

/** Null: the browser lets frames keep nothing. */
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
