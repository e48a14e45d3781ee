// Pure. The value of the entry with that name in a list of names with values; case and spaces around do not count.
export function valueNamed(list: unknown, name: string): string | null {
  const folded = name.trim().toLowerCase();
  const found = (list as { name: string | null; value: string | null }[]).find(
    (entry) => (entry.name ?? "").trim().toLowerCase() === folded,
  );
  return found?.value ?? null;
}
