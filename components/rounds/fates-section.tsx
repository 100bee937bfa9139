import { countInWords } from '#components/features/count-in-words.ts';
import type { ClosingData } from '#components/rounds/closing-data.ts';
import { FateList } from '#components/rounds/fate-list.tsx';
import { type Choices, countOf, everybody, type Fate, inDays } from '#components/rounds/fates.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { carriedTimes } from '#domain/closing.ts';
import { roundTitle } from '#domain/lifecycle.ts';

interface FatesSectionProps {
  readonly closing: ClosingData;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly lastDay: string;
  readonly now: Date;
  readonly onChoices: (choices: Choices) => void;
  readonly onLastDay: (day: string) => void;
}

/** What becomes of everybody in the round: all at once, or one by one. */
export function FatesSection({ closing, fates, lastDay, now, onChoices, onLastDay }: FatesSectionProps) {
  const { holders, next } = closing;
  const left = next?.seatsLeft ?? 0;
  const carried = countOf(fates, 'carry');
  const dated = countOf(fates, 'end_on');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p role="status" className="max-w-[68ch]">
        {next
          ? `${roundTitle(next)} has ${countInWords(left, 'place')} left. ${inWords(fates)}`
          : `No further round is planned, so nobody can go on. ${inWords(fates)}`}
      </p>
      <div className="flex flex-wrap gap-2">
        {next && left > 0 && (
          <Button size="sm" onClick={() => onChoices(everybody(holders, 'carry', left))}>
            Carry all that fit
          </Button>
        )}
        <Button size="sm" onClick={() => onChoices(everybody(holders, 'end', left))}>
          End all
        </Button>
      </div>
      <FateList
        holders={holders}
        fates={fates}
        onwardUntil={next ? (holder) => carriedTimes(holder, next, now).expiresAt : undefined}
        full={carried >= left}
        onChoose={(grantId, fate) => onChoices(new Map([...fates, [grantId, fate]]))}
      />
      {dated > 0 && (
        <Field
          label="Last day"
          hint="Whoever ends on a day has it through that day, or until the end it has already."
          required
          error={lastDay === '' ? 'Choose the day.' : undefined}
          className="sm:max-w-72"
        >
          {(wired) => (
            <Input
              {...wired}
              type="date"
              required
              min={inDays(0, now)}
              value={lastDay}
              onChange={(event) => onLastDay(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** "3 go on, 1 ends now." */
function inWords(fates: ReadonlyMap<string, Fate>): string {
  const [carried, dated, ended] = [countOf(fates, 'carry'), countOf(fates, 'end_on'), countOf(fates, 'end')];
  const parts = [
    carried > 0 && `${carried} ${carried === 1 ? 'goes' : 'go'} on`,
    dated > 0 && `${dated} ${dated === 1 ? 'ends' : 'end'} on a day`,
    ended > 0 && `${ended} ${ended === 1 ? 'ends' : 'end'} now`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')}.`;
}
