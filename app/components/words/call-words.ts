// The words of how a rule is called from outside: a part of the catalogue (texts.ts).
export const callWords = {
  title: "Set off by a call",
  about:
    "Another system sets this rule off by a POST to its address, with a JSON object of at most 64 kB: what it carries is event.body.",
  address: "Address",
  make: "Make a secret",
  renew: "Make a new secret",
  renewTitle: "Make a new secret?",
  renewBody: "The secret in use stays good for 24 hours, so that whoever calls can be given the new one.",
  none: "Nobody can call it yet: it has no secret.",
  madeAt: (when: string) => `The secret was made ${when}.`,
  secret: "The secret",
  once: "Copy the secret now: it is not shown again",
  use: "Send it as “Authorization: Bearer SECRET”. Or sign with it: “Switchyard-Signature: t=SECONDS,v1=HEX”, HEX being HMAC-SHA256 of “SECONDS.BODY”. An Idempotency-Key makes the same call, sent twice, one call.",
  calls: "Last calls",
  noCalls: "No call has come yet.",
  body: "What it carried",
  gone: "What it carried is not kept any more.",
};
