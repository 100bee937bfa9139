'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { Chooser, type Chosen } from '#components/demand/chooser.tsx';
import { dollarsOf } from '#components/demand/dollars-of.ts';
import { KeptNote } from '#components/drafts/kept-note.tsx';
import { useKeptDraft } from '#components/drafts/use-kept-draft.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

interface InterestFormProps {
  readonly account: Chosen | undefined;
  readonly feature: Chosen | undefined;
  readonly close: () => void;
}

/** What was typed; what was not touched stays as it was recorded before. */
interface Typed {
  readonly note?: string;
  readonly value?: string;
  readonly closes?: string;
}
interface Draft {
  readonly account: Chosen | null;
  readonly feature: Chosen | null;
  readonly typed: Typed;
}
type Problems = { readonly [Part in 'account' | 'feature' | 'note' | 'value']?: string };

const noId = '00000000-0000-4000-8000-000000000000';

export function InterestForm(given: InterestFormProps) {
  const trpc = useTRPC();
  const [account, setAccount] = useState(given.account);
  const [feature, setFeature] = useState(given.feature);
  const [typed, setTyped] = useState<Typed>({});
  const [problems, setProblems] = useState<Problems>({});
  const { data: before } = useQuery(
    trpc.demand.open.queryOptions(
      { featureId: feature?.id ?? noId, accountId: account?.id ?? noId },
      { enabled: Boolean(account && feature) },
    ),
  );
  const draft = useKeptDraft<Draft>(`interest.${given.account?.id ?? ''}.${given.feature?.id ?? ''}`, {
    first: { account: given.account ?? null, feature: given.feature ?? null, typed: {} },
    now: { account: account ?? null, feature: feature ?? null, typed },
    set: (kept) => {
      setAccount(kept.account ?? undefined);
      setFeature(kept.feature ?? undefined);
      setTyped(kept.typed);
    },
  });
  const record = useCommand(trpc.demand.record, {
    done: `Noted: ${account?.name} asks for ${feature?.name}.`,
    onDone: () => {
      draft.drop();
      given.close();
    },
  });
  const note = typed.note ?? before?.note ?? 'Asked on a call.';
  const value = typed.value ?? before?.dealValue?.toLocaleString('en-US') ?? '';
  const closes = typed.closes ?? before?.dealCloseDate ?? '';

  function change(part: Typed) {
    setTyped((was) => ({ ...was, ...part }));
    setProblems({});
    record.clearRefusal();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const deal = dollarsOf(value);
    if (!account || !feature || note.trim() === '' || 'problem' in deal) {
      setProblems({
        ...(account ? {} : { account: 'Choose who asked.' }),
        ...(feature ? {} : { feature: 'Choose what they asked for.' }),
        ...(note.trim() === '' ? { note: 'Write what they said.' } : {}),
        ...('problem' in deal ? { value: deal.problem } : {}),
      });
      return;
    }
    void record.run({
      ...{ accountId: account.id, featureId: feature.id, note },
      ...{ dealValue: deal.dollars, dealCloseDate: closes || null },
    });
  }

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody className="grid content-start gap-4">
        {!given.account && (
          <Chooser kind="account" chosen={account} onChoose={setAccount} error={problems.account} />
        )}
        {!given.feature && (
          <Chooser kind="feature" chosen={feature} onChoose={setFeature} error={problems.feature} />
        )}
        {before && (
          <p className="border-l-[3px] border-rule pl-3 text-sm text-muted">
            Noted before by {before.heardByName}, <RelativeTime at={before.createdAt} />. What you save here
            brings it up to date.
          </p>
        )}
        <Field label="What they said" error={problems.note} required>
          {(wired) => (
            <Textarea
              {...wired}
              rows={2}
              className="min-h-16"
              value={note}
              maxLength={500}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Deal value (optional)" error={problems.value}>
            {(wired) => (
              <Input
                {...wired}
                inputMode="decimal"
                placeholder="90k"
                autoComplete="off"
                value={value}
                maxLength={20}
                onChange={(event) => change({ value: event.target.value })}
              />
            )}
          </Field>
          <Field label="Closes on (optional)">
            {(wired) => (
              <Input
                {...wired}
                type="date"
                min="2000-01-01"
                max="2199-12-31"
                value={closes}
                onChange={(event) => change({ closes: event.target.value })}
              />
            )}
          </Field>
        </div>
        <KeptNote draft={draft} />
        {record.refusal && (
          <DecisionRail outcome="denied" size="sheet" title={record.refusal.sentence}>
            Nothing was noted.
          </DecisionRail>
        )}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" variant="primary" size="lg" pending={record.pending}>
          {before ? 'Bring it up to date' : 'Note it'}
        </Button>
      </SheetFooter>
    </form>
  );
}
