'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Question, questionPath, whoAsks } from '#components/evaluation/question.ts';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';

interface EveryAnswerProps {
  readonly question: Question & { readonly account: string };
}

const shownAtOnce = 200;

/** Everything that the account's app is sent when it asks for all features at once. */
export function EveryAnswer({ question }: EveryAnswerProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.evaluation.everything.queryOptions(whoAsks(question.account, question)),
  );
  const [which, setWhich] = useState<'on' | 'all'>('all');
  const on = data.answers.filter((one) => one.on);
  const off = data.answers.filter((one) => !one.on);
  const shown = which === 'on' ? on : [...on, ...off];
  const who = data.account?.name ?? question.account;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[68ch]">
          {data.account === undefined && (
            <>
              <Glyph name="quarter" className="mr-1.5 text-amber" />
              No account has the key “{question.account}”: it is answered like an account without unlocks.{' '}
            </>
          )}
          <strong className="font-bold">
            {who}’s app has {on.length} of {data.answers.length}
          </strong>{' '}
          in {data.environment.name}
          {data.kind === 'client' && ', of those that are shown to browser apps'}.
        </p>
        <ChipGroup
          label="Which"
          chips={[
            { value: 'all', label: `All ${data.answers.length}` },
            { value: 'on', label: `On ${on.length}` },
          ]}
          value={which}
          onValueChange={setWhich}
        />
      </div>
      <Table aria-label={`Everything that ${who}’s app gets`}>
        <TableHeader>
          <tr>
            <TableHead>Feature</TableHead>
            <TableHead>Stage</TableHead>
            <TableHead>Value</TableHead>
            <TableHead>Variant</TableHead>
            <TableHead>Reason</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {shown.slice(0, shownAtOnce).map(({ name, stage, on: isOn, sent }) => (
            <TableRow key={sent.key}>
              <TableCell phone="main">
                <TableRowLink href={questionPath({ ...question, feature: sent.key })}>{name}</TableRowLink>
                <code className="block font-mono text-xs text-muted">{sent.key}</code>
              </TableCell>
              <TableCell phone="none">
                <StageBadge stage={stage} />
              </TableCell>
              <TableCell phone="aside" className="max-w-52">
                <code className="block truncate font-mono">
                  <Glyph
                    name={isOn ? 'check' : 'cross'}
                    className={isOn ? 'mr-1.5 text-teal' : 'mr-1.5 text-muted'}
                  />
                  {JSON.stringify(sent.value)}
                </code>
              </TableCell>
              <TableCell phone="line" className="text-muted sm:text-ink">
                <code className="font-mono">{sent.variant}</code>
                <span className="sm:hidden"> · {sent.reason}</span>
              </TableCell>
              <TableCell phone="none">
                <code className="font-mono text-xs">{sent.reason}</code>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {shown.length > shownAtOnce && (
        <p className="pt-3 text-sm text-muted">
          And {shown.length - shownAtOnce} more. Choose one above to see it.
        </p>
      )}
    </>
  );
}
