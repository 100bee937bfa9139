'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { HandOverRow } from '#components/people/hand-over-row.tsx';
import { alsoInWords } from '#components/people/holdings-words.ts';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { useHandOver } from '#components/people/use-hand-over.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { heldThings } from '#domain/inputs/people.ts';

interface LeaveSheetProps extends DialogHold {
  readonly person: PersonAnswer['person'];
  /** Else it only hands over. */
  readonly deactivates: boolean;
}

/** What hangs on somebody is named, and handed over, before they are deactivated. */
export function LeaveSheet({ person, deactivates, ...hold }: LeaveSheetProps) {
  return (
    <FormSheet
      eyebrow={person.name}
      title={deactivates ? 'Deactivate' : 'Hand over'}
      description={
        deactivates
          ? 'They can not sign in any more and are told of nothing. What they did stays.'
          : undefined
      }
      {...hold}
    >
      <LeaveForm person={person} deactivates={deactivates} close={() => hold.onOpenChange(false)} />
    </FormSheet>
  );
}

interface LeaveFormProps {
  readonly person: PersonAnswer['person'];
  readonly deactivates: boolean;
  readonly close: () => void;
}

function LeaveForm({ person, deactivates, close }: LeaveFormProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.people.holdings.queryOptions({ id: person.id }));
  const [heirs, setHeirs] = useState<Readonly<Partial<Record<string, string>>>>({});
  const { handOver, left, pending: handing, refusal: notHanded } = useHandOver(person.id);
  const { run, pending, refusal } = useCommand(trpc.people.deactivate, {
    done: `${person.name} is not active any more.`,
    onDone: close,
  });
  const held = heldThings.flatMap((what) => {
    const one = data?.held[what];
    return one && one.count > 0 ? [{ what, ...one }] : [];
  });
  const chosen = held.flatMap(({ what }) => {
    const heir = heirs[what];
    return heir ? [[what, heir] as const] : [];
  });
  const stays = held.length - chosen.length;

  async function submit() {
    if (!(await handOver(chosen))) return;
    if (deactivates) await run({ personId: person.id });
    else close();
  }

  return (
    <>
      <SheetBody className="grid content-start gap-4">
        {held.length > 0 ? (
          <div className="border-t border-rule">
            {held.map(({ what, ...one }) => (
              <HandOverRow
                key={what}
                what={what}
                held={one}
                heirId={heirs[what] ?? ''}
                onHeir={(heir) => setHeirs({ ...heirs, [what]: heir })}
              />
            ))}
          </div>
        ) : (
          <p className="text-muted">
            They own no account and look after no feature: there is nothing to hand over.
          </p>
        )}
        {deactivates && data && (
          <ul className="grid gap-1 text-sm text-muted">
            {alsoInWords(data).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {deactivates && stays > 0 && (
          <DecisionRail size="sheet" outcome="ended" title="Something stays with them.">
            Nobody looks after it until an admin hands it over.
          </DecisionRail>
        )}
        <p role="status" className="text-sm text-muted empty:hidden">
          {left !== undefined && left > 0 ? `${left} still to hand over…` : ''}
        </p>
        {(notHanded ?? refusal) && (
          <DecisionRail size="sheet" outcome="denied" title={(notHanded ?? refusal)?.sentence} />
        )}
      </SheetBody>
      <SheetFooter>
        <Button
          size="lg"
          variant={deactivates ? 'danger' : 'primary'}
          pending={pending || handing}
          disabled={!deactivates && chosen.length === 0}
          onClick={() => void submit()}
        >
          {deactivates ? (chosen.length > 0 ? 'Hand over and deactivate' : 'Deactivate') : 'Hand over'}
        </Button>
      </SheetFooter>
    </>
  );
}
