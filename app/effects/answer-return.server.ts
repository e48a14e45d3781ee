// Returns that customers asked for: approved, declined, closed, cancelled. Readable by their status.
import { approveReturn as approve } from "#app/admin/operations/approve-return.ts";
import { cancelReturn as cancel } from "#app/admin/operations/cancel-return.ts";
import { closeReturn as close } from "#app/admin/operations/close-return.ts";
import { declineReturn as decline } from "#app/admin/operations/decline-return.ts";
import { type ReadReturn, readReturn } from "#app/admin/operations/read-return.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO, type Verdict } from "#app/effects/verdict.ts";

const unless = (status: string, allowed: string): Verdict =>
  status === allowed ? TO_DO : moot(`The return is ${status.toLowerCase()}.`);

export const approveReturn = shopifyWrite<"approve_return", ReadReturn>({
  look: (admin, { target }) => readReturn(admin, { id: target }),
  judge: ({ status }) => (status === "OPEN" || status === "CLOSED" ? SO : unless(status, "REQUESTED")),
  write: (admin, { target, body }) => approve(admin, { input: { id: target, notifyCustomer: body.notify_customer } }),
});

export const declineReturn = shopifyWrite<"decline_return", ReadReturn>({
  look: (admin, { target }) => readReturn(admin, { id: target }),
  judge: ({ status }) => (status === "DECLINED" ? SO : unless(status, "REQUESTED")),
  write: (admin, { target, body: { reason, note, notify_customer } }) =>
    decline(admin, {
      input: {
        id: target,
        declineReason: reason.toUpperCase() as never,
        ...(note ? { declineNote: note } : {}),
        notifyCustomer: notify_customer,
      },
    }),
});

export const closeReturn = shopifyWrite<"close_return", ReadReturn>({
  look: (admin, { target }) => readReturn(admin, { id: target }),
  judge: ({ status }) => (status === "CLOSED" ? SO : unless(status, "OPEN")),
  write: (admin, { target }) => close(admin, { id: target }),
});

export const cancelReturn = shopifyWrite<"cancel_return", ReadReturn>({
  look: (admin, { target }) => readReturn(admin, { id: target }),
  judge: ({ status }) => (status === "CANCELED" ? SO : status === "REQUESTED" ? TO_DO : unless(status, "OPEN")),
  write: (admin, { target }) => cancel(admin, { id: target }),
});
