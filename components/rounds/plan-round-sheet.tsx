'use client';

import { useForm, useWatch } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { EligibilityFields } from '#components/rounds/eligibility-fields.tsx';
import { mayPlan, proposedRound, roundResolver, skippedBy } from '#components/rounds/round-draft.ts';
import { RoundSizeFields } from '#components/rounds/round-size-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
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
      <SheetContent eyebrow={feature.name} title="Plan round" onCloseAutoFocus={onCloseAutoFocus}>
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
            <RoundSizeFields register={register} errors={errors} />
            <label className="flex min-h-9 cursor-pointer items-center gap-3 max-sm:min-h-11">
              <input
                type="checkbox"
                className="size-[18px] shrink-0 accent-teal max-sm:size-5"
                {...register('opensWhenReady')}
              />
              Open it as soon as the engineer says it is ready
            </label>
            <EligibilityFields control={control} register={register} errors={errors} />
            <div className="grid grid-cols-2 gap-4 border-t border-rule pt-5">
              <Field label="Opens about (optional)" error={errors.opensOn?.message}>
                {(wired) => <Input {...wired} type="date" {...register('opensOn')} />}
              </Field>
              <Field label="Closes about (optional)" error={errors.closesOn?.message}>
                {(wired) => <Input {...wired} type="date" {...register('closesOn')} />}
              </Field>
            </div>
            {command.refusal && (
              <DecisionRail size="sheet" outcome="denied" title={command.refusal.sentence} />
            )}
          </SheetBody>
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
