// Pure. Instants leave the queries as ISO text: the same on the server, on the wire and in the browser.
export const toIso = (at: Date): string => at.toISOString();
