// What a merchant does in the admin, by HTTP: installs the app, opens it, presses a button of its home page.
import { STAFF } from "#sandbox/admin/admin-context.ts";
import { signIdToken } from "#sandbox/admin/sign-id-token.ts";
import type { Secrets } from "#sandbox/supervisor/secrets.ts";

/** The library answers 410 to what does not look like a browser. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

export interface Merchant {
  shop: string;
  handle: string;
  sandboxUrl: string;
  appUrl: string;
  secrets: Secrets;
}

/** Installs the app and opens its first page: the app exchanges the token and enters the shop in its books. */
export async function installApp({ handle, sandboxUrl }: Merchant): Promise<void> {
  const install = await fetch(`${sandboxUrl}/store/${handle}/install`, {
    method: "POST",
    headers: { Origin: sandboxUrl, "Sec-Fetch-Site": "same-origin" },
    redirect: "manual",
  });
  if (install.status >= 400) throw new Error(`installing answered ${install.status}: ${await install.text()}`);
  const page = await (await fetch(`${sandboxUrl}/store/${handle}/apps/switchyard`)).text();
  const frame = /<iframe[^>]* src="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  if (!frame) throw new Error("the admin's page does not frame the app");
  const answer = await fetch(frame, { headers: { "User-Agent": BROWSER } });
  if (!answer.ok)
    throw new Error(`the app's first page answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
}

/** Presses a button of the app's home page. */
export const pressAtHome = (merchant: Merchant, form: Record<string, string>): Promise<void> =>
  press(merchant, { path: "/app?index", route: "routes/app._index" }, form);

/** In the set-up guide. */
export const switchCheckOn = (merchant: Merchant, checkId: string): Promise<void> =>
  press(merchant, { path: "/app/setup?", route: "routes/app.setup" }, { intent: "check-state", checkId, state: "on" });

/** As App Bridge sends it: with a session token. */
async function press(
  merchant: Merchant,
  page: { path: string; route: string },
  form: Record<string, string>,
): Promise<void> {
  const { shop, appUrl, secrets } = merchant;
  const token = signIdToken({
    shop,
    apiKey: secrets.apiKey,
    apiSecret: secrets.apiSecret,
    userId: STAFF.userId,
    sessionId: STAFF.sessionId,
    nowMs: Date.now(),
  });
  const answer = await fetch(`${appUrl}${page.path}&_data=${encodeURIComponent(page.route)}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "User-Agent": BROWSER },
    body: new URLSearchParams(form),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${form.intent} answered ${answer.status}: ${text.slice(0, 500)}`);
}

export const goLive = (merchant: Merchant) => pressAtHome(merchant, { intent: "set-mode", mode: "LIVE" });
