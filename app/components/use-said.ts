// Says once, in the admin's toast, how an action ended.
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import { saidAfter } from "#app/components/said-after.ts";

interface Answer {
  intent: string;
  outcome: string;
  word?: string;
}

/** Says how the last action ended. Each answer is an object of its own, and is said once however often the page is drawn. */
export function useSaid(answer: Answer | undefined): void {
  const shopify = useAppBridge();
  const lastSaid = useRef<Answer>(undefined);
  useEffect(() => {
    if (!answer || answer === lastSaid.current) return;
    lastSaid.current = answer;
    shopify.toast.show(saidAfter(answer), { isError: answer.outcome !== "done" && answer.outcome !== "unchanged" });
  }, [answer, shopify]);
}
