import type { RequestContext } from "#sandbox/graphql/context.ts";
import { invalidId } from "#sandbox/graphql/graphql-error.ts";
import { amountInput, type MoneyInput } from "#sandbox/graphql/mutations/money-input.ts";
import { mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { booked } from "#sandbox/graphql/resolvers/store-credit.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import { instant } from "#sandbox/world/instant.ts";
import {
  type ChangedAccount,
  creditStoreCredit,
  debitStoreCredit,
  type StoreCreditTarget,
} from "#sandbox/world/store-credit/change-store-credit.ts";

/** An account, or its owner. */
function targetOf(id: string): StoreCreditTarget {
  const parsed = parseGid(id);
  if (parsed?.type === "StoreCreditAccount") return { accountId: parsed.id };
  if (parsed?.type === "Customer" || parsed?.type === "CompanyLocation")
    return { owner: { type: parsed.type, id: parsed.id } };
  throw invalidId(id);
}

const money = ({ amount, currencyCode }: MoneyInput) => ({
  amount: amountInput(amount, currencyCode),
  currency: currencyCode,
});

function changed(
  context: RequestContext,
  field: string,
  args: { id: string } & Record<string, unknown>,
  verb: (target: StoreCreditTarget) => ChangedAccount,
) {
  return mutate(
    context,
    field,
    args,
    [args.id],
    () => {
      const { account, transaction } = verb(targetOf(args.id));
      return {
        changed: true,
        payload: { storeCreditAccountTransaction: booked(account, transaction) },
        targetIds: [gid("StoreCreditAccount", account.id)],
      };
    },
    (userErrors) => ({ storeCreditAccountTransaction: null, userErrors }),
  );
}

export const storeCreditMutations: TypeResolvers<undefined> = {
  storeCreditAccountCredit: (
    _root,
    args: { id: string; creditInput: { creditAmount: MoneyInput; expiresAt?: string | null } },
    context: RequestContext,
  ) =>
    changed(context, "storeCreditAccountCredit", { ...args }, (target) => {
      const { creditAmount, expiresAt } = args.creditInput;
      return creditStoreCredit(context.world, context.shop.domain, target, {
        ...money(creditAmount),
        expiresAt: expiresAt ? instant(Date.parse(expiresAt)) : null,
      });
    }),
  storeCreditAccountDebit: (
    _root,
    args: { id: string; debitInput: { debitAmount: MoneyInput } },
    context: RequestContext,
  ) =>
    changed(context, "storeCreditAccountDebit", { ...args }, (target) =>
      debitStoreCredit(context.world, context.shop.domain, target, money(args.debitInput.debitAmount)),
    ),
};
