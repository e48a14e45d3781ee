// Pure. The headers of every answer that a browser may show: who may frame it, what may run in it.

const ADMIN_ORIGIN = "https://admin.shopify.com";
const SHOPIFY_CDN = "https://cdn.shopify.com";
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** The myshopify domain in the query, if it is one: anything else must never reach a header. */
export function shopOfQuery(url: URL): string | null {
  const shop = url.searchParams.get("shop")?.toLowerCase() ?? "";
  return SHOP.test(shop) ? shop : null;
}

/** The policy of the operator's page: nothing from elsewhere, framed by nobody, kept by no cache. */
export function operatorHeaders(nonce: string): [string, string][] {
  const policy = [
    ...["default-src 'none'", `script-src 'self' 'nonce-${nonce}'`],
    // Polaris writes style attributes.
    ...["style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'"],
    ...["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
  ];
  return [
    ["Content-Security-Policy", policy.join("; ")],
    ["X-Frame-Options", "DENY"],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "same-origin"],
    ["Cache-Control", "no-store"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ];
}

/**
 * @param options.shop who may frame the page; null: nobody.
 * @param options.sandboxUrl the simulated Shopify, which then frames the page and serves App Bridge.
 */
export function securityHeaders(options: {
  nonce: string;
  shop: string | null;
  sandboxUrl?: string;
}): [string, string][] {
  const sandbox = options.sandboxUrl ? [new URL(options.sandboxUrl).origin] : [];
  const bridge = sandbox.length ? sandbox : [SHOPIFY_CDN];
  const policy = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${options.nonce}'`, ...bridge],
    // Polaris writes style attributes.
    "style-src": ["'self'", "'unsafe-inline'", SHOPIFY_CDN],
    "img-src": ["'self'", "data:", SHOPIFY_CDN],
    "font-src": ["'self'", SHOPIFY_CDN],
    // App Bridge calls home by itself.
    "connect-src": [
      "'self'",
      ...bridge,
      ADMIN_ORIGIN,
      "https://*.myshopify.com",
      "https://monorail-edge.shopifysvc.com",
    ],
    "frame-src": ["'none'"],
    "worker-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": options.shop ? [`https://${options.shop}`, ADMIN_ORIGIN, ...sandbox] : ["'none'"],
  };
  return [
    [
      "Content-Security-Policy",
      Object.entries(policy)
        .map(([name, sources]) => `${name} ${sources.join(" ")}`)
        .join("; "),
    ],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ];
}
