// Gives the browser a text as a file. Pages in the admin's frame cannot link to it: a link carries no session token.

/** @param name ends in .csv or .json: what kind of text it is. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: name.endsWith(".csv") ? "text/csv" : "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
