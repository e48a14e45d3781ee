import { complaintsOfPayload } from "#sandbox/flow/flow-trigger.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { Refused } from "#sandbox/world/world.ts";

export const flowMutations: TypeResolvers<undefined> = {
  /** Nothing in this world waits for a trigger: that it was sent stands in the journal. */
  flowTriggerReceive: (
    _root,
    args: { handle?: string | null; payload?: unknown; body?: string | null },
    context,
    info,
  ) => {
    const { handle, payload, body } = args;
    if (body != null && handle == null && payload == null) throw notSimulated("flowTriggerReceive(body:)");
    return mutate(context, info.fieldName, { ...args }, [], () => {
      if (body != null) throw new Refused("Body can't be used together with handle and payload.", { field: ["body"] });
      if (!handle) throw new Refused("Handle can't be blank", { field: ["handle"] });
      const trigger = context.flowTriggers?.get(handle);
      if (!trigger) throw new Refused(`Invalid handle '${handle}'.`, { field: ["handle"] });
      const complaints = complaintsOfPayload(trigger, payload ?? {});
      if (complaints.length > 0)
        throw new Refused(`Errors validating schema:\n${complaints.map((one) => `  ${one}\n`).join("")}`, {
          field: ["payload"],
        });
      return { changed: true, payload: {} };
    });
  },
};
