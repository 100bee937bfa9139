import Link from 'next/link';
import { useState } from 'react';
import { DecisionRail, type Outcome } from '#components/access/decision-rail.tsx';
import type { ReplayedAsk } from '#components/policy/policy-data.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

interface ReplayGroupProps {
  readonly title: string;
  readonly outcome: Outcome;
  readonly asks: readonly ReplayedAsk[];
}

const page = 25;
const words: Record<ReplayedAsk['from']['outcome'], string> = {
  allow: 'unlocked at once',
  needsApproval: 'asked',
  deny: 'refused',
};

/** The asks that a draft would have answered in one way, each with what it was and what it would be. */
export function ReplayGroup({ title, outcome, asks }: ReplayGroupProps) {
  const [shown, setShown] = useState(page);
  if (asks.length === 0) return null;
  const heading = `${title}: ${asks.length.toLocaleString('en-US')}`;
  return (
    <div className="pt-4">
      <h3 className="pb-2 font-bold">{heading}</h3>
      <Table aria-label={heading}>
        <TableHeader>
          <TableRow>
            <TableHead className="sm:w-44">Account</TableHead>
            <TableHead className="sm:w-44">Feature</TableHead>
            <TableHead className="sm:w-44">Who</TableHead>
            <TableHead>Answer</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {asks.slice(0, shown).map((ask) => (
            <TableRow key={ask.id}>
              <TableCell phone="main" className="font-semibold">
                <Link href={`/accounts/${ask.account.key}`} className="hover:underline">
                  {ask.account.name}
                </Link>
              </TableCell>
              <TableCell phone="line">
                <Link href={`/features/${ask.feature.key}`} className="hover:underline">
                  {ask.feature.name}
                </Link>
              </TableCell>
              <TableCell phone="line">
                {ask.askedByName}, <RelativeTime at={ask.at} form="date" />
              </TableCell>
              <TableCell className="py-2">
                <DecisionRail outcome={outcome} title={ask.to.ruleText}>
                  Was {words[ask.from.outcome]}: {ask.from.ruleText}
                </DecisionRail>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asks.length > shown && (
        <Button size="sm" className="mt-2.5" onClick={() => setShown((before) => before + 4 * page)}>
          Show {Math.min(4 * page, asks.length - shown)} more
        </Button>
      )}
    </div>
  );
}
