// A rule put in force for a shop, as saving its document does.

/** @param document a rule document without its `schema`; what the language refuses fails the test. */
export async function saveRule(shop: string, document: Record<string, unknown>, enabled = true): Promise<void> {
  const { inShop } = await import("#app/db.server.ts");
  const { checkDocument } = await import("#app/rules/check-document.ts");
  const { saveRuleVersion } = await import("#app/store/rules.server.ts");
  const checked = checkDocument({ schema: 1, ...document });
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  const { id } = checked.document;
  await inShop(shop, (client) =>
    saveRuleVersion(client, shop, { ruleId: id, document: checked.document, settings: null, enabled, savedBy: "test" }),
  );
}
