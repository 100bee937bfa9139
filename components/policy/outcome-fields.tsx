import { Plus, X } from 'lucide-react';
import { AmountInput } from '#components/policy/amount-input.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { type ApprovalStep, approverGroupNames, approverGroups, type Rule } from '#domain/policy.ts';

type RuleOutcome = Rule['outcome'];

const chips: readonly { value: RuleOutcome['kind']; label: string }[] = [
  { value: 'allow', label: 'Unlock at once' },
  { value: 'needsApproval', label: 'Ask' },
  { value: 'deny', label: 'Refuse' },
];
const firstStep: ApprovalStep = { group: 'feature_pm', quorum: 1 };
const mostSteps = 5;
const usual: Record<RuleOutcome['kind'], RuleOutcome> = {
  allow: { kind: 'allow' },
  needsApproval: { kind: 'needsApproval', steps: [firstStep] },
  deny: { kind: 'deny', reason: '' },
};

interface OutcomeFieldsProps {
  readonly outcome: RuleOutcome;
  readonly onChange: (outcome: RuleOutcome) => void;
}

export function OutcomeFields({ outcome, onChange }: OutcomeFieldsProps) {
  return (
    <div className="grid gap-3">
      <ChipGroup
        label="What happens then"
        chips={chips}
        value={outcome.kind}
        onValueChange={(kind) => onChange(usual[kind])}
      />
      {outcome.kind === 'needsApproval' && (
        <Steps steps={outcome.steps} onChange={(steps) => onChange({ kind: 'needsApproval', steps })} />
      )}
      {outcome.kind === 'deny' && (
        <Field label="Why it is refused" hint="The seller reads it to the customer." required>
          {(wired) => (
            <Input
              {...wired}
              maxLength={200}
              value={outcome.reason}
              onChange={(event) => onChange({ kind: 'deny', reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

interface StepsProps {
  readonly steps: readonly ApprovalStep[];
  readonly onChange: (steps: ApprovalStep[]) => void;
}

function Steps({ steps, onChange }: StepsProps) {
  const change = (at: number, next: Partial<ApprovalStep>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...next } : step)));
  return (
    <div className="grid gap-1.5">
      <ol aria-label="Whose yes it takes" className="grid gap-1.5">
        {steps.map((step, at) => (
          <Step
            key={`step-${String(at + 1)}`}
            step={step}
            first={at === 0}
            onChange={(next) => change(at, next)}
            onRemove={steps.length > 1 ? () => onChange(steps.filter((_, index) => index !== at)) : undefined}
          />
        ))}
      </ol>
      {steps.length < mostSteps && (
        <Button
          size="sm"
          variant="link"
          className="justify-self-start"
          onClick={() => onChange([...steps, { group: 'lead', quorum: 1 }])}
        >
          <Plus aria-hidden="true" />
          Then ask somebody else too
        </Button>
      )}
    </div>
  );
}

interface StepProps {
  readonly step: ApprovalStep;
  readonly first: boolean;
  readonly onChange: (next: Partial<ApprovalStep>) => void;
  readonly onRemove: (() => void) | undefined;
}

function Step({ step, first, onChange, onRemove }: StepProps) {
  return (
    <li className="flex flex-wrap items-center gap-2">
      <span className="w-9 text-muted">{first ? 'Ask' : 'then'}</span>
      <Select
        aria-label="Who is asked"
        className="w-72 max-sm:min-w-0 max-sm:flex-1"
        value={step.group}
        onChange={(event) => {
          const group = approverGroups.find((one) => one === event.target.value);
          if (group) onChange({ group });
        }}
      >
        {approverGroups.map((group) => (
          <option key={group} value={group}>
            {approverGroupNames[group]}
          </option>
        ))}
      </Select>
      <AmountInput
        aria-label="How many of them"
        className="w-14"
        value={step.quorum}
        least={1}
        most={5}
        onValueChange={(quorum) => onChange({ quorum })}
      />
      <span className="text-muted">{step.quorum === 1 ? 'person' : 'people'}</span>
      {onRemove && (
        <Button variant="ghost" size="icon" aria-label="Remove this step" onClick={onRemove}>
          <X aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
