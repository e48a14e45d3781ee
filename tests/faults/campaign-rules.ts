// Pure. What the store of a campaign has switched on beside what comes with the app.
/** One-shot writes of every way to find out what became of one: read back against what was there, and sent again. */
export const ONE_SHOT_WRITES = {
  id: "campaign",
  on: ["order.created"],
  // Every tenth order: the store's API budget is for the others too.
  when: { field: "order.name", op: "ends_with", value: "3" },
  then: [
    { do: "append_note", text: "Seen by a rule" },
    { do: "set_attributes", attributes: { Seen: "{{ order.name }}" } },
    { do: "set_metafield", key: "custom.seen", value: "true", type: "boolean" },
    { do: "set_risk", level: "low", acts: "once", facts: [{ description: "Seen by a rule", sentiment: "neutral" }] },
  ],
};
