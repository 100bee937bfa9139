'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { MeanwhileRows } from '#components/live/meanwhile-rows.tsx';
import { useMeanwhile } from '#components/live/use-meanwhile.ts';
import { waitingTimeWords } from '#components/settings/waiting-time-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { changeSettingsInput } from '#domain/inputs/settings.ts';
import { hoursInWords, type WaitingTimes } from '#domain/waiting-times.ts';

type Written = Record<keyof WaitingTimes, string>;

const asNumber = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

const asWritten = ({ offerHours, reminderHours, escalationHours }: WaitingTimes): Written => ({
  offerHours: String(offerHours),
  reminderHours: String(reminderHours),
  escalationHours: String(escalationHours),
});

const labels = Object.fromEntries(waitingTimeWords.map(({ name, label }) => [name, label])) as Written;

export function WaitingTimesForm({ times }: { readonly times: WaitingTimes }) {
  const trpc = useTRPC();
  const [written, setWritten] = useState(() => asWritten(times));
  const meanwhile = useMeanwhile(asWritten(times), written, (part) =>
    setWritten((before) => ({ ...before, ...part })),
  );
  const [errors, setErrors] = useState<Partial<Written>>({});
  const { run, pending, refusal, clearRefusal } = useCommand(trpc.settings.change, {
    done: 'The waiting times are changed.',
  });
  const changed = waitingTimeWords.some(({ name }) => written[name].trim() !== String(times[name]));

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = changeSettingsInput.safeParse({
      offerHours: asNumber(written.offerHours),
      reminderHours: asNumber(written.reminderHours),
      escalationHours: asNumber(written.escalationHours),
    });
    setErrors(
      Object.fromEntries((wanted.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message])),
    );
    if (meanwhile.differing.length > 0) return;
    const { offerHours, reminderHours, escalationHours } = times;
    if (wanted.success) void run({ ...wanted.data, seen: { offerHours, reminderHours, escalationHours } });
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className="border-t border-rule">
        {waitingTimeWords.map(({ name, label, hint }) => {
          const hours = asNumber(written[name]);
          return (
            <div key={name} className="border-b border-rule py-4">
              <Field
                label={label}
                hint={hours === times[name] ? hint : `${hint} Now it is ${hoursInWords(times[name])}.`}
                error={errors[name]}
                required
              >
                {(wired) => (
                  <div className="flex items-center gap-3">
                    <Input
                      {...wired}
                      inputMode="numeric"
                      autoComplete="off"
                      className="w-24 tabular-nums"
                      value={written[name]}
                      onChange={({ target }) => {
                        setWritten((before) => ({ ...before, [name]: target.value }));
                        clearRefusal();
                      }}
                    />
                    <span className="text-muted">
                      hours{hours >= 24 && hours % 24 === 0 ? ` (${hoursInWords(hours)})` : ''}
                    </span>
                  </div>
                )}
              </Field>
              <MeanwhileRows
                atField
                of={meanwhile}
                only={[name]}
                labels={labels}
                show={(field, { [field]: typed }) => (typed ? `${typed} hours` : 'nothing')}
                className="mt-2"
              />
            </div>
          );
        })}
      </div>
      {refusal && <DecisionRail outcome="denied" title={refusal.sentence} className="mt-4" />}
      <div className="mt-4 flex items-center gap-4">
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={!changed || meanwhile.differing.length > 0}
          className="max-sm:w-full"
        >
          Save
        </Button>
      </div>
    </form>
  );
}
