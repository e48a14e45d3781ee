// How the block looks, by what was seen.
import type { Answer } from "./ask-app.ts";
import type { OrderAnswer } from "./order-answer.ts";
import type { ShownHold } from "./read-holds.ts";

interface Props {
  /** Null: nothing yet. */
  seen: { answer: Answer; holds: ShownHold[]; holdsUnread: boolean } | null;
  /** What is being sent: a rule's id, or "rerun". */
  busy: string | null;
  refused: "conflict" | "invalid" | null;
  onApprove: (ruleId: string) => void;
  onRerun: () => void;
  onTryAgain: () => void;
}

const t = (key: string, values?: Record<string, string | number>) => String(shopify.i18n.translate(key, values));

const VERDICT_TONES = {
  put_aside: "critical",
  flagged: "warning",
  not_known: "warning",
  approved: "info",
  fine: "success",
  not_looked_at: "neutral",
} as const;
const OUTCOME_TONES = { matched: "warning", unknown: "warning", failed: "critical", waived: "info" } as const;

export function OrderView(props: Props) {
  const { seen, refused, onTryAgain } = props;
  if (!seen) return <s-spinner accessibilityLabel={t("loading")} />;
  const { answer } = seen;
  if (answer.kind === "order") return <Known {...props} order={answer.order} holds={seen.holds} />;
  return (
    <s-stack gap="base">
      <s-banner tone={answer.kind === "unknown" ? "info" : "warning"}>{t(`problem.${answer.kind}`)}</s-banner>
      {refused ? <s-text>{t(`said.${refused}`)}</s-text> : null}
      {answer.kind === "signedOut" ? null : <s-button onClick={onTryAgain}>{t("problem.tryAgain")}</s-button>}
    </s-stack>
  );
}

function Known({
  order,
  holds,
  seen,
  busy,
  refused,
  onApprove,
  onRerun,
}: Props & { order: OrderAnswer; holds: ShownHold[] }) {
  const toApprove = order.findings.filter(({ canApprove }) => canApprove).length;
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-badge tone={VERDICT_TONES[order.verdict]}>{t(`verdict.${order.verdict}`)}</s-badge>
        {order.inMotion ? <s-text color="subdued">{t("working")}</s-text> : null}
      </s-stack>
      {refused ? <s-banner tone="warning">{t(`said.${refused}`)}</s-banner> : null}
      {order.verdict === "put_aside" ? <s-paragraph>{t("putAside")}</s-paragraph> : null}
      {order.mode === "WATCHING" ? <s-text color="subdued">{t("watching")}</s-text> : null}
      {order.writesPaused ? <s-text color="subdued">{t("paused")}</s-text> : null}
      {order.findings.map((finding) => (
        <s-stack key={`${finding.ruleId} ${finding.outcome}`} gap="small-300">
          <s-stack direction="inline" gap="small" alignItems="center">
            <s-text type="strong">{finding.ruleName}</s-text>
            <s-badge tone={OUTCOME_TONES[finding.outcome]}>{t(`outcome.${finding.outcome}`)}</s-badge>
          </s-stack>
          {finding.reason ? <s-paragraph>{finding.reason}</s-paragraph> : null}
          {finding.canApprove ? (
            <s-stack direction="inline">
              <s-button
                variant={toApprove === 1 ? "primary" : "secondary"}
                accessibilityLabel={t("approveOne", { rule: finding.ruleName })}
                loading={busy === finding.ruleId}
                disabled={busy !== null}
                onClick={() => onApprove(finding.ruleId)}
              >
                {t("approve")}
              </s-button>
            </s-stack>
          ) : null}
        </s-stack>
      ))}
      {order.fine > 0 ? <s-text color="subdued">{t("fine", { count: order.fine })}</s-text> : null}
      <Holds holds={holds} unread={seen?.holdsUnread ?? false} />
      <Waiting waiting={order.waiting} />
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-button loading={busy === "rerun"} disabled={busy !== null} onClick={onRerun}>
          {t("rerun")}
        </s-button>
        <s-link href={`app:app/orders/${order.orderId}`}>{t("openApp")}</s-link>
      </s-stack>
    </s-stack>
  );
}

function Holds({ holds, unread }: { holds: ShownHold[]; unread: boolean }) {
  return (
    <s-stack gap="small-300">
      <s-heading>{t("holds.title")}</s-heading>
      {holds.length ? (
        <s-unordered-list>
          {holds.map((hold) => (
            <s-list-item key={hold.key}>{inWords(hold)}</s-list-item>
          ))}
        </s-unordered-list>
      ) : (
        <s-text color="subdued">{t("holds.none")}</s-text>
      )}
      {unread ? <s-text color="subdued">{t("holds.unread")}</s-text> : null}
    </s-stack>
  );
}

function inWords({ isOurs, name, reason, status }: ShownHold): string {
  const ours = name ? t("holds.ours", { rule: name }) : t("holds.oursUnnamed");
  const whose = isOurs ? ours : t("holds.others");
  const state = status === "SENT" ? t("holds.placing") : status === "RELEASING" ? t("holds.releasing") : "";
  return `${whose}${state && `, ${state}`}${reason && `. ${reason}`}`;
}

/** Nothing at all while nobody is asked anything. */
function Waiting({ waiting }: { waiting: OrderAnswer["waiting"] }) {
  if (!waiting.length) return null;
  return (
    <s-stack gap="small-300">
      <s-heading>{t("waiting.title")}</s-heading>
      <s-unordered-list>
        {waiting.map(({ itemId, ruleName, reason }) => (
          <s-list-item key={itemId}>
            {ruleName}: {reason} <s-link href={`app:app/attention/${itemId}`}>{t("waiting.open")}</s-link>
          </s-list-item>
        ))}
      </s-unordered-list>
    </s-stack>
  );
}
