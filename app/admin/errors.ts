// How a call to Shopify fails. The client classifies each failure once; above it nobody looks at status codes.

/** Points are short, or Shopify asked to slow down. Nothing was applied. */
export class AdminThrottled extends Error {
  override readonly name = "AdminThrottled";
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number, options?: ErrorOptions) {
    super(`Shopify asks to wait ${retryAfterMs} ms`, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** No usable answer. */
export class AdminUnavailable extends Error {
  override readonly name = "AdminUnavailable";
  /** True: the request may have been applied. False: it is certain that it was not. */
  readonly sent: boolean;
  constructor(message: string, { sent, ...options }: { sent: boolean } & ErrorOptions) {
    super(message, options);
    this.sent = sent;
  }
}

/** Shopify understood and said no; asking again cannot help. In Shopify's words. */
export class AdminRejected extends Error {
  override readonly name = "AdminRejected";
  readonly messages: string[];
  /** Shopify's codes, such as ACCESS_DENIED. */
  readonly codes: string[];
  constructor(messages: string[], codes: string[] = [], options?: ErrorOptions) {
    super(messages.join("; ") || "Shopify refused the request", options);
    this.messages = messages;
    this.codes = codes;
  }
}

/** The shop uninstalled the app, is frozen or gone: there is no token that Shopify accepts. */
export class ShopAccessLost extends Error {
  override readonly name = "ShopAccessLost";
}
