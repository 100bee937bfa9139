import Link from 'next/link';
import type { FeatureData } from '#components/features/feature-data.ts';
import { HolderRow } from '#components/features/holder-row.tsx';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

/** So many the server answers at most. */
const mostRows = 500;

export function WhoIsIn({ data }: { readonly data: FeatureData }) {
  const { feature, current, whoIsIn } = data;
  const meter = current && (current.status === 'open' || current.status === 'paused') && (
    <SeatMeter total={current.seats} taken={current.seatsTaken} kind={current.kind} words="taken" />
  );
  if (whoIsIn.length === 0) {
    return (
      <Section title="Who is in" aside={meter}>
        <NobodyIn data={data} />
      </Section>
    );
  }
  return (
    <Section title="Who is in" aside={meter}>
      <Table aria-label="Who is in">
        <TableHeader>
          <tr>
            <TableHead>Account</TableHead>
            {feature.valueType !== 'boolean' && <TableHead>Receives</TableHead>}
            <TableHead>Unlocked by</TableHead>
            <TableHead align="end">Ends</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {whoIsIn.map((holder) => (
            <HolderRow key={holder.grantId} holder={holder} showVariant={feature.valueType !== 'boolean'} />
          ))}
        </TableBody>
      </Table>
      {whoIsIn.length === mostRows && (
        <p className="pt-3 text-sm text-muted">The {mostRows} of the highest value are shown.</p>
      )}
    </Section>
  );
}

function NobodyIn({ data: { feature, current } }: { readonly data: FeatureData }) {
  if (feature.stage === 'ga')
    return <EmptyState>Everyone has it in production, so nobody needs a place.</EmptyState>;
  if (feature.stage === 'retired') return <EmptyState>It is retired: nobody has it any more.</EmptyState>;
  if (current?.status !== 'open')
    return <EmptyState>Nobody has it: it can be unlocked once a round is open.</EmptyState>;
  return (
    <EmptyState
      action={
        <Button asChild>
          <Link href="/accounts">Find an account</Link>
        </Button>
      }
    >
      Nobody has it yet, and every place is free.
    </EmptyState>
  );
}
