import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import type { FieldChoices } from '#components/policy/condition-fields.tsx';
import { RuleFields } from '#components/policy/rule-fields.tsx';
import { RuleNotes } from '#components/policy/rule-notes.tsx';
import { RuleSentence } from '#components/policy/rule-sentence.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import type { Rule } from '#domain/policy.ts';
import type { PolicyWarning } from '#domain/policy-review.ts';

interface EditedRuleProps {
  readonly rule: Rule;
  /** Counted from 0. */
  readonly place: number;
  readonly count: number;
  readonly known: FieldChoices;
  readonly open: boolean;
  readonly problems: readonly string[];
  readonly warnings: readonly PolicyWarning[];
  readonly onOpenChange: (open: boolean) => void;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (to: number, on: 'up' | 'down') => void;
  /** Another rule was dragged here. */
  readonly onDropped: (from: number) => void;
  readonly onRemove: () => void;
}

const dragged = 'application/x-latchkey-rule';

export function EditedRule(props: EditedRuleProps) {
  const { rule, place, count, open, problems, warnings } = props;
  const fieldsId = useId();
  const [over, setOver] = useState(false);
  const isRule = (event: DragEvent) => event.dataTransfer.types.includes(dragged);
  const name = `rule ${place + 1}`;
  return (
    <li
      data-slot="edited-rule"
      className={cn('border-b border-rule py-3', over && 'bg-teal-tint')}
      draggable={!open}
      onDragStart={(event) => event.dataTransfer.setData(dragged, String(place))}
      onDragOver={(event) => {
        if (!isRule(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const from = event.dataTransfer.getData(dragged);
        if (from !== '') props.onDropped(Number(from));
      }}
    >
      <div className="grid grid-cols-[2.25rem_minmax(0,1fr)] items-start gap-y-2 sm:grid-cols-[2.25rem_minmax(0,1fr)_auto]">
        <span
          title="Drag to another place"
          className="flex cursor-grab items-center gap-0.5 pt-1 text-sm font-semibold text-muted tabular-nums"
        >
          {place + 1}
          <GripVertical aria-hidden="true" className="size-3.5 max-sm:hidden" />
        </span>
        <div className="min-w-0">
          <RuleSentence rule={rule} place={place + 1} />
          <RuleNotes problems={problems} warnings={warnings} />
        </div>
        <div className="flex items-center gap-0.5 max-sm:col-start-2">
          <Button
            size="sm"
            data-on="change"
            aria-expanded={open}
            aria-controls={fieldsId}
            onClick={() => props.onOpenChange(!open)}
          >
            <span>
              {open ? 'Done' : 'Change'}
              <span className="sr-only"> {open ? `with ${name}` : name}</span>
            </span>
          </Button>
          <Button
            variant="ghost"
            size="icon"
            data-on="up"
            aria-label={`Move ${name} up`}
            disabled={place === 0}
            onClick={() => props.onMove(place - 1, 'up')}
          >
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            data-on="down"
            aria-label={`Move ${name} down`}
            disabled={place === count - 1}
            onClick={() => props.onMove(place + 1, 'down')}
          >
            <ArrowDown aria-hidden="true" />
          </Button>
          <Button variant="ghost" size="icon" aria-label={`Remove ${name}`} onClick={props.onRemove}>
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      </div>
      <div id={fieldsId} className="sm:pl-9">
        {open && <RuleFields rule={rule} known={props.known} onChange={props.onChange} />}
      </div>
    </li>
  );
}
