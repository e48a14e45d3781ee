// Pure. E-mail addresses that are made to be thrown away, by their domain. The list is the public one that the JSON names
// (CC0): 8,335 domains, 118 KB, put into a set at the first look.
import list from "#app/checks/fraud/disposable-domains.json" with { type: "json" };

let domains: Set<string> | null = null;

/** Is the mail's domain, or one that it is a part of, on the list? */
export function isDisposable(email: string | null): boolean {
  const domain = email?.trim().toLowerCase().split("@")[1];
  if (!domain) return false;
  domains ??= new Set(list.domains.split(" "));
  for (let at = domain; at.includes("."); at = at.slice(at.indexOf(".") + 1)) if (domains.has(at)) return true;
  return false;
}
