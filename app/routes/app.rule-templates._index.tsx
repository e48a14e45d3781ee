// Where a new rule begins: a template by purpose, or nothing at all.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { AppPage } from "#app/components/app-page.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { listRuleTemplates } from "#app/queries/list-rule-templates.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await visitorOf(request);
  return json({ templates: listRuleTemplates() });
}

const words = ruleWords.add;

export default function RuleTemplates() {
  const { templates } = useLoaderData<typeof loader>();
  const groups = [...new Set(templates.map(({ group }) => group))];
  return (
    <AppPage title={words.title} backAction={{ content: ruleWords.list.title, url: "/app/rules" }}>
      <BlockStack gap="600">
        <Card>
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <BlockStack gap="100">
              <Text as="h2" variant="headingSm">
                {words.own.title}
              </Text>
              <Text as="p">{words.own.body}</Text>
            </BlockStack>
            <Button variant="primary" url="/app/rule-new">
              {words.own.action}
            </Button>
          </InlineStack>
        </Card>
        {groups.map((group) => (
          <BlockStack gap="300" key={group}>
            <Text as="h2" variant="headingMd">
              {words.groups[group]}
            </Text>
            <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
              {templates
                .filter((template) => template.group === group)
                .map(({ id, name, purpose }) => (
                  <Card key={id}>
                    <BlockStack gap="300" inlineAlign="start">
                      <BlockStack gap="100">
                        <Text as="h3" variant="headingSm">
                          {name}
                        </Text>
                        <Text as="p">{purpose}</Text>
                      </BlockStack>
                      <Button url={`/app/rule-templates/${id}`} accessibilityLabel={words.use(name)}>
                        {words.choose}
                      </Button>
                    </BlockStack>
                  </Card>
                ))}
            </InlineGrid>
          </BlockStack>
        ))}
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: words.title,
  backAction: { content: ruleWords.list.title, url: "/app/rules" },
});
