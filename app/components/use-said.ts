// Says once, in the admin's toast, how an action ended.
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

export interface Said {
  say: string;
  isError?: boolean;
}

/** Shows what the last action said. Each new answer is a new object, and is said once. */
export function useSaid(said: Said | undefined): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (said?.say) shopify.toast.show(said.say, { isError: said.isError ?? false });
  }, [said, shopify]);
}
