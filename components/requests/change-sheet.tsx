'use client';

import { type FormEvent, useState } from 'react';
import { DealFields } from '#components/access/deal-fields.tsx';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { LengthRow } from '#components/access/length-row.tsx';
import { ScopeRows } from '#components/access/scope-rows.tsx';
import type { Wish } from '#components/access/wish.ts';
import { writtenReason } from '#components/access/written-reason.ts';
import { dayOf, startOf } from '#components/grants/start-day.ts';
import { StartRow } from '#components/grants/start-row.tsx';
import { MeanwhileRows } from '#components/live/meanwhile-rows.tsx';
import { useMeanwhile } from '#components/live/use-meanwhile.ts';
import type { RequestPageData } from '#components/requests/request-page-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { dayInWords, daysInWords } from '#domain/dates.ts';

interface ChangeSheetProps {
  readonly page: RequestPageData;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ChangeSheet({ page, open, onOpenChange }: ChangeSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={page.account.name}
        title={`Change the request for ${page.feature.name}`}
        description={warning(page)}
      >
        <ChangeForm page={page} onDone={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}

function warning({ yeses }: RequestPageData): string {
  if (yeses.given === 0) return 'Whoever decides sees what was and what is.';
  const said =
    yeses.given === 1 ? 'The yes that was given counts' : `The ${yeses.given} yeses that were given count`;
  return `${said} no more: whoever decides is asked again.`;
}

/** The request as it stands, as it would be wished for. */
function wishOf({ request, terms }: RequestPageData): Wish {
  return {
    days: request.days,
    startsOn: request.startsAt ? dayOf(request.startsAt) : '',
    occasion: 'other',
    words: request.reason,
    dealValue: request.dealValue === null ? '' : String(request.dealValue),
    closeDate: request.dealCloseDate ?? '',
    onBehalfOf: '',
    variant: request.variant ?? terms.onVariant,
    contactKeys: request.contactKeys,
  };
}

const labels: Readonly<Record<keyof Wish, string>> = {
  days: 'Length',
  startsOn: 'Starts',
  occasion: 'Occasion',
  words: 'Why',
  dealValue: 'Deal value',
  closeDate: 'Closes on',
  onBehalfOf: 'For',
  variant: 'Variant',
  contactKeys: 'For whom',
};

function fieldInWords(name: keyof Wish, wish: Wish, accountName: string): string {
  const { days, startsOn, contactKeys } = wish;
  if (name === 'days') return daysInWords(days);
  if (name === 'startsOn') return startsOn ? dayInWords(new Date(`${startsOn}T00:00`), new Date()) : 'now';
  if (name !== 'contactKeys') return wish[name] || 'nothing';
  if (contactKeys.length === 0) return `everyone at ${accountName}`;
  return contactKeys.length === 1 ? '1 contact' : `${contactKeys.length} contacts`;
}

function ChangeForm({ page, onDone }: { readonly page: RequestPageData; readonly onDone: () => void }) {
  const trpc = useTRPC();
  const { request, terms, account, grant } = page;
  const stored = wishOf(page);
  const [wish, setWish] = useState(stored);
  const [problem, setProblem] = useState<string>();
  const change = useCommand(trpc.requests.change, { done: 'The request is changed.', onDone });
  const set = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const meanwhile = useMeanwhile(stored, wish, set);
  const waits = meanwhile.differing.length > 0;
  const longer = request.extendsGrantId !== null;
  const startedOn = request.startsAt ? dayOf(request.startsAt) : '';

  function send(event: FormEvent) {
    event.preventDefault();
    const read = writtenReason(wish.words);
    setProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read || waits) return;
    void change.run({
      requestId: request.id,
      revision: request.revision,
      days: wish.days,
      reason: read.reason,
      dealCloseDate: wish.closeDate || null,
      dealValue: wish.dealValue ? Number(wish.dealValue) : null,
      ...(longer
        ? {}
        : {
            ...(wish.startsOn === startedOn ? {} : { startsAt: startOf(wish.startsOn) ?? null }),
            variant: wish.variant === terms.onVariant ? null : wish.variant,
            contactKeys: [...wish.contactKeys],
          }),
    });
  }

  return (
    <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        <LengthRow
          days={wish.days}
          from={longer ? grant?.startsAt : startOf(wish.startsOn)}
          limits={terms.limits}
          onDays={(days) => set({ days })}
        />
        {!longer && (
          <>
            <ScopeRows
              accountName={account.name}
              contacts={terms.contacts}
              variants={terms.variants}
              wish={wish}
              onWish={set}
            />
            <StartRow day={wish.startsOn} onDay={(startsOn) => set({ startsOn })} />
          </>
        )}
        <Field label="Why" required error={problem} className="py-3">
          {(wired) => (
            <Textarea
              {...wired}
              rows={3}
              maxLength={500}
              value={wish.words}
              onChange={(event) => {
                set({ words: event.target.value });
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        <DealFields wish={wish} onWish={set} />
        {change.refusal && !waits && (
          <DecisionRail size="sheet" outcome="denied" title={change.refusal.sentence} />
        )}
      </SheetBody>
      <MeanwhileRows
        of={meanwhile}
        labels={labels}
        show={(name, shown) => fieldInWords(name, shown, account.name)}
        className="mx-5 mb-3 max-h-[35dvh] shrink-0 overflow-y-auto pt-3 sm:mx-6"
      />
      <SheetFooter>
        <Button type="submit" size="lg" variant="primary" pending={change.pending} disabled={waits}>
          Change the request
        </Button>
      </SheetFooter>
    </form>
  );
}
