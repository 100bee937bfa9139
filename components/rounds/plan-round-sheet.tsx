'use client';

import { useForm, useWatch } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { mayPlan, proposedRound, roundResolver, skippedBy } from '#components/rounds/round-draft.ts';
import { RoundTermsFields, wideSheet } from '#components/rounds/round-terms-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Field } from '#components/ui/field.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { stageNames } from '#domain/lifecycle.ts';

interface PlanRoundSheetProps extends DialogHold {
  readonly data: FeatureData;
}

export function PlanRoundSheet({ data, open, onOpenChange, onCloseAutoFocus }: PlanRoundSheetProps) {
  const { feature } = data;
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.plan, {
    done: `The round is planned. ${feature.engineerName} says when it is ready.`,
    onDone: () => onOpenChange(false),
  });
  const form = useForm({ resolver: roundResolver(feature), defaultValues: proposedRound(data) });
  const { register, control } = form;
  const { errors } = form.formState;
  const kind = useWatch({ control, name: 'kind' });
  const skips = skippedBy(kind, feature.stage);
  const kinds = mayPlan(feature.stage);
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        eyebrow={feature.name}
        title="Plan round"
        className={wideSheet}
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <form
          noValidate
          className="flex min-h-0 flex-1 flex-col"
          onSubmit={form.handleSubmit((input) => void command.run(input))}
        >
          <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
            {kinds.length > 1 && (
              <ChipGroup
                label="Kind"
                value={kind}
                onValueChange={(value) => form.setValue('kind', value === 'alpha' ? 'alpha' : 'beta')}
                chips={kinds.map((one) => ({ value: one, label: stageNames[one] }))}
              />
            )}
            {skips && (
              <Field
                label={`Why without ${stageNames[skips].toLowerCase()}`}
                hint="It stands on the timeline."
                required
                error={errors.skipReason?.message}
              >
                {(wired) => <Textarea {...wired} rows={2} {...register('skipReason')} />}
              </Field>
            )}
            <RoundTermsFields form={form} opensLater hasOpened={false} />
          </SheetBody>
          {command.refusal && (
            <DecisionRail
              size="sheet"
              outcome="denied"
              title={command.refusal.sentence}
              className="mx-5 mb-3 sm:mx-6"
            />
          )}
          <SheetFooter>
            <Button type="submit" variant="primary" size="lg" pending={command.pending}>
              Plan {kind} round
            </Button>
          </SheetFooter>
        </form>
      </SheetContent>
    </Sheet>
  );
}
