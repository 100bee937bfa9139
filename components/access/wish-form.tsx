'use client';

import { type FormEvent, useState } from 'react';
import { AnswerInSheet } from '#components/access/answer-in-sheet.tsx';
import { DealFields } from '#components/access/deal-fields.tsx';
import { ReasonChoice } from '#components/access/reason-choice.tsx';
import type { Settled } from '#components/access/unlock-sheet.tsx';
import { useJustChanged } from '#components/access/use-just-changed.ts';
import { useSubmitWish } from '#components/access/use-submit-wish.ts';
import { reasonOf, type Wish } from '#components/access/wish.ts';
import { WishButton } from '#components/access/wish-button.tsx';
import { WishRows } from '#components/access/wish-rows.tsx';
import type { Account, Contact } from '#components/accounts/account-page-data.ts';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { KeptNote } from '#components/drafts/kept-note.tsx';
import { useKeptDraft } from '#components/drafts/use-kept-draft.ts';
import { OnBehalfOf } from '#components/requests/on-behalf-of.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { decideAccess } from '#domain/access.ts';

interface WishFormProps {
  readonly account: Account;
  readonly contacts: readonly Contact[];
  readonly judged: JudgedFeature;
  readonly onSettled: (settled: Settled) => void;
  readonly onClose: () => void;
}

function firstWish(judged: JudgedFeature): Wish {
  return {
    days: judged.days,
    startsOn: '',
    occasion: 'call',
    words: '',
    dealValue: '',
    closeDate: '',
    onBehalfOf: '',
    variant: judged.feature.onVariant,
    contactKeys: [],
  };
}

export function WishForm({ account, contacts, judged, onSettled, onClose }: WishFormProps) {
  const [wish, setWish] = useState(() => firstWish(judged));
  const draft = useKeptDraft(`wish.${account.id}.${judged.feature.id}`, {
    first: wish,
    now: wish,
    set: setWish,
  });
  const [problem, setProblem] = useState<string>();
  const { submit, pending, refusal } = useSubmitWish(account, judged, (settled) => {
    draft.drop();
    onSettled(settled);
  });
  const decision = decideAccess(judged.facts, Math.max(1, wish.days));
  const changedUnderThem = useJustChanged(decideAccess(judged.facts, judged.days).kind);
  const possible = decision.kind !== 'deny';
  const asks = decision.kind === 'needsApproval' || decision.kind === 'waitlist';
  const open = possible && !judged.request;
  const tooLong = decision.kind === 'deny' && decision.cause === 'length';
  const fits = open || tooLong || (refusal !== undefined && possible);

  function change(part: Partial<Wish>) {
    setWish((before) => ({ ...before, ...part }));
    setProblem(undefined);
  }

  function send(event: FormEvent) {
    event.preventDefault();
    if (!open || !(wish.days >= 1) || changedUnderThem()) return;
    const read = reasonOf(wish);
    setProblem('problem' in read ? read.problem : undefined);
    if ('reason' in read) void submit(decision, { ...wish, reason: read.reason });
  }

  return (
    <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        <WishRows
          account={account}
          contacts={contacts}
          judged={judged}
          decision={decision}
          wish={wish}
          editable={fits}
          onWish={change}
        />
        {fits && <ReasonChoice wish={wish} onWish={change} problem={problem} withWords={asks} />}
        <KeptNote draft={draft} />
        {open && asks && <DealFields wish={wish} onWish={change} />}
        {open && asks && (
          <OnBehalfOf value={wish.onBehalfOf} onChange={(onBehalfOf) => change({ onBehalfOf })} />
        )}
        <AnswerInSheet judged={judged} decision={decision} days={Math.max(1, wish.days)} refusal={refusal} />
      </SheetBody>
      <SheetFooter>
        <WishButton
          accountName={account.name}
          kind={fits ? decision.kind : undefined}
          ready={open && wish.days >= 1}
          pending={pending}
          onClose={onClose}
        />
      </SheetFooter>
    </form>
  );
}
