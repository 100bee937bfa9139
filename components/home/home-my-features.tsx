import Link from 'next/link';
import { countInWords } from '#components/features/count-in-words.ts';
import { KilledMark } from '#components/features/killed-mark.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import type { EngineerHome } from '#components/home/home-data.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';
import { stages } from '#domain/lifecycle.ts';

type Feature = EngineerHome['mine'][number];

interface HomeMyFeaturesProps {
  readonly features: readonly Feature[];
  readonly killed: EngineerHome['killed'];
}

/** The reader's features from draft to GA, with whom an outage of each would reach. */
export function HomeMyFeatures({ features, killed }: HomeMyFeaturesProps) {
  if (features.length === 0)
    return (
      <Section title="Your features">
        <EmptyState
          action={
            <Button asChild>
              <Link href="/features">Go to the features</Link>
            </Button>
          }
        >
          You own no feature yet.
        </EmptyState>
      </Section>
    );
  const byStage = features.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  return (
    <Section title="Your features">
      <Table>
        <TableHeader>
          <tr>
            <TableHead>Feature</TableHead>
            <TableHead>Stage</TableHead>
            <TableHead align="end">On for</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {byStage.map((feature) => (
            <TableRow key={feature.key}>
              <TableCell phone="main" className="sm:w-1/2">
                <TableRowLink href={`/features/${feature.key}`}>{feature.name}</TableRowLink>
              </TableCell>
              <TableCell phone="aside">
                <StageBadge stage={feature.stage} />
              </TableCell>
              <TableCell align="end">
                {offIn(feature, killed).length === 0 && <span className="text-muted sm:hidden">On for </span>}
                {reach(feature, offIn(feature, killed))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function offIn({ key }: Feature, killed: EngineerHome['killed']): string[] {
  return killed.filter((one) => one.featureKey === key).map((one) => one.environment);
}

function reach({ stage, living }: Feature, off: readonly string[]) {
  if (off.length > 0) return <KilledMark environments={off} />;
  if (stage === 'ga') return 'everyone';
  if (living === 0) return <span className="text-muted">nobody yet</span>;
  return countInWords(living, 'account');
}
