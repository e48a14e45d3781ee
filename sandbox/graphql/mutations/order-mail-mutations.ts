// Mails that Shopify sends to buyers. None leaves this world: what is told is whether Shopify would have sent it.
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import { Refused } from "#sandbox/world/world.ts";

export const orderMailMutations: TypeResolvers<undefined> = {
  orderInvoiceSend: (_root, args: { id: string; email?: { to?: string | null } | null }, context) => {
    const order = context.world.order(context.shop.domain, digits(args.id, "Order"));
    return mutate(
      context,
      "orderInvoiceSend",
      { ...args },
      [args.id],
      () => {
        const code = "ORDER_INVOICE_SEND_UNSUCCESSFUL";
        if (!order) throw new Refused("Order does not exist", { field: ["id"], code });
        if (!args.email?.to && !order.email) throw new Refused("To can't be blank", { field: ["email", "to"], code });
        return { changed: false, payload: { order } };
      },
      (userErrors) => ({ order: null, userErrors }),
    );
  },
  paymentReminderSend: (_root, args: { paymentScheduleId: string }, context) => {
    const { world, shop } = context;
    return mutate(
      context,
      "paymentReminderSend",
      { ...args },
      [args.paymentScheduleId],
      () => {
        const code = "PAYMENT_REMINDER_SEND_UNSUCCESSFUL";
        const field = ["paymentScheduleId"];
        const id = digits(args.paymentScheduleId, "PaymentSchedule");
        const order = world.reading(() =>
          world
            .newestOrdersOf(shop.domain)
            .find((one) => (one.paymentTerms?.schedules ?? []).some((each) => each.id === id)),
        );
        if (!order) throw new Refused("Payment schedule does not exist", { field, code });
        if (financialStatus(order) === "PAID")
          throw new Refused("Payment schedule has already been completed", { field, code });
        if (!order.email) throw new Refused("Order has no email address", { field, code });
        return { changed: false, payload: { success: true } };
      },
      (userErrors) => ({ success: false, userErrors }),
    );
  },
};
