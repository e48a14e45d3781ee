// Pure. What a rule says of a mail that Shopify sends, as `EmailInput`; null: nothing, Shopify's own text goes out.
interface Mail {
  to: string | null;
  bcc?: string[];
  subject: string;
  message: string;
}

export function emailInput({ to, bcc = [], subject, message }: Mail) {
  const email = {
    ...(to ? { to } : {}),
    ...(bcc.length ? { bcc } : {}),
    ...(subject ? { subject } : {}),
    ...(message ? { customMessage: message } : {}),
  };
  return Object.keys(email).length ? email : null;
}
