import type { PropsWithChildren } from "react";

/** A page outside the admin, where there is no Polaris: a heading and a few words. */
export function PlainPage({ heading, children }: PropsWithChildren<{ heading: string }>) {
  return (
    <main
      style={{
        maxWidth: "32rem",
        margin: "15vh auto 0",
        padding: "0 1.5rem",
        color: "#303030",
        font: "400 0.875rem/1.5 Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, sans-serif",
      }}
    >
      <h1 style={{ fontSize: "1.25rem", fontWeight: 650 }}>{heading}</h1>
      <p>{children}</p>
    </main>
  );
}
