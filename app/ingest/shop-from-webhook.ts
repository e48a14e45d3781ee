// Pure. What shop/update says of the store, as far as rules look at it.
import { fieldsFromWebhook } from "#app/ingest/fields-from-webhook.ts";
import { text } from "#app/ingest/webhook-values.ts";

export interface ToldShop {
  /** ISO 4217. */
  currency: string | null;
  /** IANA name. */
  timezone: string | null;
  about: { name?: string; email?: string; country_code?: string };
}

/** What the body does not say, or says in a form that cannot be right, is absent. */
export function shopFromWebhook(body: Buffer): ToldShop {
  const from = fieldsFromWebhook(body);
  const currency = text(from?.currency);
  const [name, email, country] = [text(from?.name), text(from?.email), text(from?.country_code)];
  return {
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
    timezone: zone(text(from?.iana_timezone)),
    about: {
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
      ...(country && /^[A-Z]{2}$/.test(country) ? { country_code: country } : {}),
    },
  };
}

function zone(name: string | null): string | null {
  try {
    return name && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone ? name : null;
  } catch {
    return null;
  }
}
