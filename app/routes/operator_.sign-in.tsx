// The operator's sign-in. It is there only where a secret is set.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { BlockStack, Button, Card, Page, Text, TextField } from "@shopify/polaris";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { useState } from "react";
import { OperatorProvider } from "#app/components/operator/operator-frame.tsx";
import { operatorWords } from "#app/components/words/operator-words.ts";
import { signInOperator, turnAwaySignedIn } from "#app/operations/operator-door.server.ts";

const words = operatorWords.signIn;
export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export function loader({ request }: LoaderFunctionArgs) {
  turnAwaySignedIn(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const refused = await signInOperator(request);
  return json(refused, { status: refused.outcome === "too_many" ? 429 : 401 });
}

export default function SignIn() {
  const refused = useActionData<typeof action>();
  const [secret, setSecret] = useState("");
  return (
    <OperatorProvider>
      <Page narrowWidth title={words.title}>
        <Card>
          <Form method="post">
            <BlockStack gap="400" inlineAlign="stretch">
              <Text as="p">{words.about}</Text>
              <TextField
                label={words.secret}
                type="password"
                name="secret"
                autoComplete="current-password"
                value={secret}
                onChange={setSecret}
                error={refused ? words[refused.outcome] : undefined}
              />
              <div>
                <Button submit variant="primary">
                  {words.button}
                </Button>
              </div>
            </BlockStack>
          </Form>
        </Card>
      </Page>
    </OperatorProvider>
  );
}
