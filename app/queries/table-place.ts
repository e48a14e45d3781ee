// Pure. What the address of a table's page narrows it to.

export interface TablePlace {
  search: string;
  /** Id of the row that the page ends before, or starts after. */
  before: string | null;
  after: string | null;
}

export function tablePlaceFrom(params: URLSearchParams): TablePlace {
  const id = (name: string) => /^\d{1,15}$/.exec(params.get(name) ?? "")?.[0] ?? null;
  return { search: params.get("search")?.trim().slice(0, 100) ?? "", before: id("before"), after: id("after") };
}
