import { EveryoneHasRows } from '#components/accounts/everyone-has-rows.tsx';
import { FeatureTable } from '#components/accounts/feature-table.tsx';
import { HeldRow } from '#components/accounts/held-row.tsx';
import type { HeldFeature, JudgedFeature } from '#components/accounts/judged-features.ts';
import { Section } from '#components/section.tsx';

interface HasSectionProps {
  readonly held: readonly HeldFeature[];
  readonly everyoneHas: readonly JudgedFeature[];
  readonly accountName: string;
  readonly readerId: string;
}

export function HasSection({ held, everyoneHas, accountName, readerId }: HasSectionProps) {
  return (
    <Section title="Has">
      <FeatureTable
        label="Has"
        heads={[{ name: 'Ends' }, { name: 'Last used' }, { name: 'Change', className: 'sm:w-36' }]}
      >
        {held.map((judged) => (
          <HeldRow key={judged.grant.id} judged={judged} accountName={accountName} readerId={readerId} />
        ))}
        <EveryoneHasRows features={everyoneHas} />
      </FeatureTable>
    </Section>
  );
}
