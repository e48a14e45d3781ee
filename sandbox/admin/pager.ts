// Pure. One page of a long list, and the links to its neighbours.
import { type Html, html } from "#sandbox/admin/html.ts";

export const PAGE_SIZE = 50;

export function pager<T>(
  list: { length: number; slice(from: number, to: number): readonly T[] },
  query: URLSearchParams,
  path: string,
): { page: number; rows: readonly T[]; links: Html } {
  const last = Math.max(1, Math.ceil(list.length / PAGE_SIZE));
  const page = Math.min(last, Math.max(1, Math.trunc(Number(query.get("page"))) || 1));
  const link = (to: number, label: string) => {
    const target = new URLSearchParams(query);
    target.delete("problem");
    target.set("page", String(to));
    return html`<a class="button" href="${path}?${target.toString()}">${label}</a>`;
  };
  return {
    page,
    rows: list.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    links: html`<span class="buttons">${page > 1 && link(page - 1, "Previous")}${page < last && link(page + 1, "Next")}</span>`,
  };
}
