'use client';

import { useForm } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { MeanwhileRows } from '#components/live/meanwhile-rows.tsx';
import { useMeanwhile } from '#components/live/use-meanwhile.ts';
import type { RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { changeResolver, draftOf } from '#components/rounds/round-draft.ts';
import { roundFieldInWords, roundLabels } from '#components/rounds/round-in-words.ts';
import { RoundTermsFields, wideSheet } from '#components/rounds/round-terms-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { roundName, roundTitle } from '#domain/lifecycle.ts';

export function ChangeRoundSheet(props: RoundDialogProps) {
  const { data, open, onOpenChange, onCloseAutoFocus } = props;
  const round = data.rounds.find(({ id }) => id === props.round.id) ?? props.round;
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.change, {
    done: `${roundTitle(round)} of ${data.feature.name} is changed.`,
    onDone: () => onOpenChange(false),
  });
  const form = useForm({ resolver: changeResolver(round), defaultValues: draftOf(round) });
  const { errors } = form.formState;
  const meanwhile = useMeanwhile(draftOf(round), form.watch(), (part) =>
    form.reset({ ...form.getValues(), ...part }, { keepErrors: true, keepDirty: true, keepTouched: true }),
  );
  const waits = meanwhile.differing.length > 0;
  const hasOpened = round.openedAt !== null;
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={data.feature.name}
        title={`Change ${roundName(round)}`}
        description={hasOpened ? 'Whoever has it keeps the end they were given.' : undefined}
        className={wideSheet}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <form
          noValidate
          className="flex min-h-0 flex-1 flex-col"
          onSubmit={form.handleSubmit((input) => void command.run(input))}
        >
          <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
            <RoundTermsFields form={form} opensLater={round.status === 'planned'} hasOpened={hasOpened} />
            <Field
              label="Reason (optional)"
              hint="It stands on the timeline."
              error={errors.reason?.message}
              className="border-t border-rule pt-5"
            >
              {(wired) => <Textarea {...wired} rows={2} maxLength={600} {...form.register('reason')} />}
            </Field>
          </SheetBody>
          <MeanwhileRows
            of={meanwhile}
            labels={roundLabels}
            show={roundFieldInWords}
            className="mx-5 mb-3 max-h-[35dvh] shrink-0 overflow-y-auto pt-3 sm:mx-6"
          />
          {command.refusal && !waits && (
            <DecisionRail
              size="sheet"
              outcome="denied"
              title={command.refusal.sentence}
              className="mx-5 mb-3 sm:mx-6"
            />
          )}
          <SheetFooter>
            <Button type="submit" variant="primary" size="lg" pending={command.pending} disabled={waits}>
              Change round
            </Button>
          </SheetFooter>
        </form>
      </SheetContent>
    </Sheet>
  );
}
