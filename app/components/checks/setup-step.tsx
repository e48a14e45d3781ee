// One step of the set-up guide: done or not, with what there is to do.
import { Badge } from "@shopify/polaris";
import type { ReactNode } from "react";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

export function SetupStep({
  step,
  title,
  done,
  children,
}: {
  step: number;
  title: string;
  done: boolean;
  children: ReactNode;
}) {
  return (
    <TitledCard
      title={
        <>
          {step}. {title}
        </>
      }
      aside={done ? <Badge tone="success">{texts.setup.done}</Badge> : null}
    >
      {children}
    </TitledCard>
  );
}
