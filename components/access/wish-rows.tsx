import { LengthRow } from '#components/access/length-row.tsx';
import { ScopeRows } from '#components/access/scope-rows.tsx';
import type { Wish } from '#components/access/wish.ts';
import type { Account, Contact } from '#components/accounts/account-page-data.ts';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { startOf } from '#components/grants/start-day.ts';
import { StartRow } from '#components/grants/start-row.tsx';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';
import { SheetRow } from '#components/ui/sheet.tsx';
import { type AccessDecision, stepsInWords } from '#domain/access.ts';
import { capital } from '#domain/capital.ts';

interface WishRowsProps {
  readonly account: Account;
  readonly contacts: readonly Contact[];
  readonly judged: JudgedFeature;
  readonly decision: AccessDecision;
  readonly wish: Wish;
  readonly editable: boolean;
  readonly onWish: (change: Partial<Wish>) => void;
}

export function WishRows({ account, contacts, judged, decision, wish, editable, onWish }: WishRowsProps) {
  const { feature } = judged;
  const { round } = judged.facts;
  return (
    <>
      <SheetRow label="Stage">
        <StageBadge stage={feature.stage} round={round?.kind === feature.stage ? round.number : undefined} />
      </SheetRow>
      {editable && round && (
        <LengthRow
          days={wish.days}
          from={startOf(wish.startsOn)}
          limits={round}
          onDays={(days) => onWish({ days })}
        />
      )}
      {round && (
        <SheetRow label="Places">
          <SeatMeter {...round.seats} kind={round.kind} />
        </SheetRow>
      )}
      {editable && (
        <ScopeRows
          accountName={account.name}
          contacts={contacts}
          variants={judged.variants}
          wish={wish}
          onWish={onWish}
        />
      )}
      {editable && <StartRow day={wish.startsOn} onDay={(startsOn) => onWish({ startsOn })} />}
      {(decision.kind === 'needsApproval' || (decision.kind === 'waitlist' && decision.steps.length > 0)) && (
        <SheetRow label="Who answers">{whoAnswers(stepsInWords(decision.steps))}</SheetRow>
      )}
    </>
  );
}

function whoAnswers(steps: string): string {
  return capital(steps.replace(/^Asks /, '').replace(/\.$/, ''));
}
