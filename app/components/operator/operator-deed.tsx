// A button of the operator's page that does something, with the token that proves whose page it was on.
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "@shopify/polaris";

interface Props {
  formToken: string;
  /** What it is done to. */
  fields: Record<string, string>;
  children: string;
}

export function OperatorDeed({ formToken, fields, children }: Props) {
  const { formData } = useNavigation();
  const isSending =
    formData !== undefined && Object.entries(fields).every(([name, value]) => formData.get(name) === value);
  return (
    <Form method="post">
      <input type="hidden" name="token" value={formToken} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <Button submit loading={isSending}>
        {children}
      </Button>
    </Form>
  );
}
