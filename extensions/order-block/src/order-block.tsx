// The block on Shopify's own order page: what Switchyard found, what holds the order, what waits for a person.
import { render } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Answer, act, readOrder, type Verb } from "./ask-app.ts";
import { OrderView } from "./order-view.tsx";
import { mergeHolds, ownHolds, readStoreHolds, type ShownHold } from "./read-holds.ts";

/** While something is on its way; a new order is looked at within a second or two. */
const LOOK_AGAIN_MS = 1_500;
/** Then a person presses the button. */
const LOOKS_BY_ITSELF = 40;

interface Seen {
  answer: Answer;
  holds: ShownHold[];
  /** Shopify did not tell who else holds it. */
  holdsUnread: boolean;
}

async function look(orderId: string, orderGid: string): Promise<Seen> {
  const [answer, stored] = await Promise.all([readOrder(orderId), readStoreHolds(orderGid)]);
  const own = answer.kind === "order" ? answer.order.holds : [];
  return { answer, holds: stored ? mergeHolds(stored, own) : ownHolds(own), holdsUnread: stored === null };
}

function OrderBlock({ orderGid }: { orderGid: string }) {
  const orderId = orderGid.split("/").at(-1) ?? "";
  const [seen, setSeen] = useState<Seen | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<"conflict" | "invalid" | null>(null);
  const looks = useRef(0);

  const again = useCallback(async () => setSeen(await look(orderId, orderGid)), [orderId, orderGid]);
  useEffect(() => void again(), [again]);
  const { answer } = seen ?? {};
  const isUnderWay = answer?.kind === "unknown" || (answer?.kind === "order" && answer.order.inMotion);
  useEffect(() => {
    if (!isUnderWay || looks.current >= LOOKS_BY_ITSELF) return;
    const timer = setTimeout(() => {
      looks.current++;
      void again();
    }, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [seen, isUnderWay, again]);

  const send = async (name: string, verb: Verb) => {
    setBusy(name);
    setRefused(null);
    const problem = await act(orderId, verb);
    looks.current = 0;
    if (problem === "away" || problem === "signedOut")
      setSeen((before) => ({ holds: [], holdsUnread: false, ...before, answer: { kind: problem } }));
    else {
      setRefused(problem);
      await again();
    }
    setBusy(null);
  };

  return (
    <s-admin-block heading={shopify.i18n.translate("name")}>
      <OrderView
        seen={seen}
        busy={busy}
        refused={refused}
        onApprove={(ruleId) => void send(ruleId, { intent: "approve", ruleId })}
        onRerun={() => void send("rerun", { intent: "rerun", requestId: crypto.randomUUID() })}
        onTryAgain={() => {
          looks.current = 0;
          void again();
        }}
      />
    </s-admin-block>
  );
}

export default function extension(): void {
  render(<OrderBlock orderGid={shopify.data.selected[0]?.id ?? ""} />, document.body);
}
