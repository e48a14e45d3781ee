// The nonce of the answer under way, for the inline scripts that the content security policy lets through.
import { createContext } from "react";

/** Empty in the browser: a nonce counts only while the page is being parsed. */
export const NonceContext = createContext("");

/** Lets the inline scripts of a page that the Shopify library made run under our policy. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll("<script>", `<script nonce="${nonce}">`);
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** Of the content security policy that goes out with this answer. */
    nonce: string;
  }
}
