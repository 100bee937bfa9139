'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { dayOf } from '#components/grants/start-day.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { addDays } from '#domain/dates.ts';

const usualDays = 7;

interface AwaySheetProps {
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function AwaySheet({ colleagues, open, onOpenChange }: AwaySheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title="Who decides while you are away?"
        description="What waits for your yes waits for theirs too. Nobody can say yes to what you asked for yourself."
      >
        <AwayForm colleagues={colleagues} onDone={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}

function AwayForm({
  colleagues,
  onDone,
}: {
  readonly colleagues: AwaySheetProps['colleagues'];
  readonly onDone: () => void;
}) {
  const trpc = useTRPC();
  const [now] = useState(() => new Date());
  const [delegateId, setDelegateId] = useState('');
  const [from, setFrom] = useState(dayOf(now));
  const [until, setUntil] = useState(dayOf(addDays(now, usualDays)));
  const [problem, setProblem] = useState<string>();
  const name = colleagues.find((one) => one.id === delegateId)?.name;
  const create = useCommand(trpc.delegations.create, {
    done: `${name ?? 'Your colleague'} decides in your place.`,
    onDone,
  });

  function send(event: FormEvent) {
    event.preventDefault();
    setProblem(delegateId === '' ? 'Choose a colleague.' : undefined);
    const startsAt = new Date(`${from}T00:00`);
    const endsAt = addDays(new Date(`${until}T00:00`), 1);
    if (delegateId && from && until) void create.run({ delegateId, startsAt, endsAt });
  }

  return (
    <form onSubmit={send} noValidate className="flex min-h-0 flex-1 flex-col">
      <SheetBody className="grid content-start gap-4">
        <Field label="In my place decides" required error={problem}>
          {(wired) => (
            <Select {...wired} value={delegateId} onChange={(event) => setDelegateId(event.target.value)}>
              <option value="">Choose a colleague</option>
              {colleagues.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label="From" required>
            {(wired) => (
              <Input
                {...wired}
                type="date"
                min={dayOf(now)}
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </Field>
          <Field label="Until the end of" required>
            {(wired) => (
              <Input
                {...wired}
                type="date"
                min={from}
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            )}
          </Field>
        </div>
        {create.refusal && <DecisionRail size="sheet" outcome="denied" title={create.refusal.sentence} />}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" size="lg" variant="primary" pending={create.pending}>
          {name ? `Let ${name} decide` : 'Let them decide'}
        </Button>
      </SheetFooter>
    </form>
  );
}
