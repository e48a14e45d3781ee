// In the place of a part of a page that could not be had: which one, and the way to try again.
import { MissingWords } from "#app/components/missing-words.tsx";
import { TitledCard } from "#app/components/titled-card.tsx";

export function MissingPart({ title, body }: { title: string; body?: string }) {
  return (
    <TitledCard title={title}>
      <MissingWords of={title} body={body} />
    </TitledCard>
  );
}
