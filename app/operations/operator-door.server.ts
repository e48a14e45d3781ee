// The sign-in of those who run the deployment: a secret of the environment, a cookie for an hour, a token in every form. Where no
// secret is set there is no such page.
import { randomBytes } from "node:crypto";
import { redirect } from "@remix-run/node";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { formTokenOf, isSame, type OperatorPass, openPass, sealPass } from "#app/operations/operator-pass.ts";
import { SignInAttempts } from "#app/operations/sign-in-limit.ts";

export interface Operator {
  /** Goes along with every form. */
  formToken: string;
  signedInUntil: string;
}

const SIGN_IN = "/operator/sign-in";
/** `__Host-`: browsers take it from this host alone, over TLS alone. */
const COOKIE = "__Host-switchyard_operator";
const STAYS_MS = 3_600_000;
const attempts = new SignInAttempts({ mostFailures: 5, withinMs: 60_000 });

/** @throws 404 where no secret is set, and the way to the sign-in for whoever is not signed in. */
export function operatorOf(request: Request): Operator {
  const secret = secretOrNothing();
  const pass = passOf(request, secret);
  if (!pass) throw redirect(SIGN_IN);
  return { formToken: formTokenOf(secret, pass), signedInUntil: new Date(pass.until).toISOString() };
}

/** The form of a signed-in operator. @throws 403 when it was not filled in on our own page. */
export async function operatorFormOf(request: Request): Promise<Record<string, unknown>> {
  const { formToken } = operatorOf(request);
  const form = Object.fromEntries(await request.formData());
  if (!isFromHere(request) || !isSame(String(form.token ?? ""), formToken)) {
    logger.warn({ path: new URL(request.url).pathname }, "a form of the operator's page came from elsewhere");
    throw new Response(null, { status: 403 });
  }
  return form;
}

export type SignInRefused = { outcome: "wrong" } | { outcome: "too_many" };

/** Looks at the secret of the form. @throws the way to the page when it is right; 404 where none is set. */
export async function signInOperator(request: Request): Promise<SignInRefused> {
  const secret = secretOrNothing();
  const now = Date.now();
  if (!attempts.mayTry(now)) {
    logger.warn("the operator's sign-in is closed for a minute: too many wrong secrets");
    return { outcome: "too_many" };
  }
  // Not counted: a page elsewhere could close the door for those whom it is for.
  if (!isFromHere(request)) return { outcome: "wrong" };
  const given = (await request.formData()).get("secret");
  if (typeof given !== "string" || !isSame(given, secret)) {
    attempts.failed(now);
    logger.warn("a wrong secret was given at the operator's sign-in");
    return { outcome: "wrong" };
  }
  const pass = { id: randomBytes(18).toString("base64url"), until: now + STAYS_MS };
  logger.info({ pass: pass.id }, "an operator signed in");
  throw redirect("/operator", { headers: { "Set-Cookie": cookie(sealPass(secret, pass), STAYS_MS / 1_000) } });
}

/** @throws 404 where no secret is set, and the way to the page for whoever is signed in already. */
export function turnAwaySignedIn(request: Request): void {
  if (passOf(request, secretOrNothing())) throw redirect("/operator");
}

export function signOutOperator(): Response {
  return redirect(SIGN_IN, { headers: { "Set-Cookie": cookie("", 0) } });
}

function secretOrNothing(): string {
  if (env.OPERATOR_SECRET === undefined) throw new Response(null, { status: 404 });
  return env.OPERATOR_SECRET;
}

function passOf(request: Request, secret: string): OperatorPass | null {
  const given = (request.headers.get("Cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`));
  return given ? openPass(secret, given.slice(COOKIE.length + 1), Date.now()) : null;
}

/** Browsers say where a request comes from; whoever does not say it is no browser that could be led astray. */
const isFromHere = (request: Request): boolean => {
  const site = request.headers.get("Sec-Fetch-Site");
  return site === null || site === "same-origin" || site === "none";
};

const cookie = (value: string, seconds: number): string =>
  `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`;
