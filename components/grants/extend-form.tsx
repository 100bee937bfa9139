'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { writtenReason } from '#components/access/written-reason.ts';
import { ExtensionAnswer } from '#components/grants/extension-answer.tsx';
import type { GrantSheetData } from '#components/grants/grant-data.ts';
import { dayOf } from '#components/grants/start-day.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { dateText } from '#components/ui/date-text.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { SheetBody, SheetFooter, SheetRow } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { addDays, dayMs, daysInWords } from '#domain/dates.ts';
import { judgeLength } from '#domain/extending.ts';

interface ExtendFormProps {
  readonly data: GrantSheetData;
  readonly readerId: string;
  readonly onBack: () => void;
}

/** The whole length is chosen by its end; the answer stands before the click. */
export function ExtendForm({ data, readerId, onBack }: ExtendFormProps) {
  const trpc = useTRPC();
  const { grant, feature, access, may } = data;
  const now = new Date();
  const maxDays = grant.source === 'break_glass' ? 0 : (access?.round?.maxDays ?? 0);
  const current = lengthOf(grant.startsAt, grant.expiresAt);
  const choices = [7, 14, 30]
    .map((more) => current + more)
    .filter((days) => days < maxDays)
    .concat(maxDays > current ? [maxDays] : []);
  const [days, setDays] = useState(choices[0] ?? current + 1);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const until = dateText(addDays(grant.startsAt, days), now);
  const about = `${feature.name} for ${grant.account.name}`;
  const extend = useCommand(trpc.grants.extend, { done: `${about} ends on ${until} now.`, onDone: onBack });
  const ask = useCommand(trpc.grants.askExtension, {
    done: `Asked for ${about} until ${until}.`,
    onDone: onBack,
  });

  const state = access && {
    ...access,
    held: grant,
    feature,
    account: grant.account,
    onVariant: grant.variant,
  };
  const judged = state ? judgeLength(state, days, readerId, now) : undefined;
  const decision = judged && 'decision' in judged ? judged.decision : undefined;
  const canDo = decision !== undefined && may.change && (may.extendFreely || decision.kind === 'allow');
  const canAsk = !canDo && may.ask && decision?.kind === 'needsApproval' && !data.openExtension;

  function send(event: FormEvent) {
    event.preventDefault();
    if (!canDo && !canAsk) return;
    const read = writtenReason(reason);
    setProblem('problem' in read ? read.problem : undefined);
    if (!('reason' in read)) return;
    const wish = { grantId: grant.id, days, reason: read.reason };
    void (canDo ? extend.run(wish) : ask.run(wish));
  }

  const refusal = extend.refusal ?? ask.refusal;
  return (
    <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody className="grid content-start gap-4">
        <div>
          <SheetRow label="Ends">{dateText(grant.expiresAt, now)}</SheetRow>
          <SheetRow label="Would end">
            {days > current ? `${until} · ${daysInWords(days)} in all` : 'Choose a later day'}
          </SheetRow>
        </div>
        {choices.length > 0 && (
          <ChipGroup
            label="Ends"
            value={String(days)}
            onValueChange={(value) => setDays(Number(value))}
            chips={choices.map((choice) => ({
              value: String(choice),
              label: dateText(addDays(grant.startsAt, choice), now),
            }))}
          />
        )}
        {maxDays > current && (
          <Field label="Another day" className="w-48">
            {(wired) => (
              <Input
                {...wired}
                type="date"
                min={dayOf(addDays(grant.expiresAt, 1))}
                max={dayOf(addDays(grant.startsAt, maxDays))}
                value={dayOf(addDays(grant.startsAt, days))}
                onChange={(event) => setDays(daysUntil(grant.startsAt, event.target.value) ?? days)}
              />
            )}
          </Field>
        )}
        {(canDo || canAsk) && (
          <Field label="Why" error={problem} required>
            {(wired) => (
              <Textarea
                {...wired}
                rows={2}
                className="min-h-16"
                maxLength={500}
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  setProblem(undefined);
                }}
              />
            )}
          </Field>
        )}
        <div aria-live="polite" className="grid gap-3">
          <ExtensionAnswer judged={judged} may={may} asked={data.openExtension !== null} />
          {refusal && (
            <DecisionRail size="sheet" outcome="denied" title={refusal.sentence}>
              Nothing was changed.
            </DecisionRail>
          )}
        </div>
      </SheetBody>
      <SheetFooter>
        <Button size="lg" onClick={onBack}>
          Back
        </Button>
        {(canDo || canAsk) && (
          <Button
            type="submit"
            size="lg"
            variant={canDo ? 'primary' : 'ask'}
            pending={extend.pending || ask.pending}
          >
            {canDo ? `Extend to ${until}` : 'Ask for more time'}
          </Button>
        )}
      </SheetFooter>
    </form>
  );
}

/** Whole days from start to end; a part of a day is not one. */
function lengthOf(startsAt: Date, expiresAt: Date): number {
  return Math.floor((expiresAt.getTime() - startsAt.getTime()) / dayMs);
}

/** So many days after its start it ends on that day, on the reader's clock. */
function daysUntil(startsAt: Date, day: string): number | undefined {
  const start = new Date(`${dayOf(startsAt)}T12:00`);
  const end = new Date(`${day}T12:00`);
  const days = Math.round((end.getTime() - start.getTime()) / dayMs);
  return Number.isNaN(days) ? undefined : days;
}
