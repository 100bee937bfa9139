'use client';

import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FieldChoices } from '#components/policy/condition-fields.tsx';
import { EditedRule } from '#components/policy/edited-rule.tsx';
import { rowKey, sameRow } from '#components/policy/row-keys.ts';
import { RuleNotes } from '#components/policy/rule-notes.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Rule } from '#domain/policy.ts';
import { mostRules, rulesProblems } from '#domain/policy-problems.ts';
import { policyWarnings } from '#domain/policy-review.ts';
import { ruleInWords } from '#domain/rules-in-words.ts';

interface RuleEditorProps {
  readonly value: readonly Rule[];
  readonly onChange: (rules: Rule[]) => void;
  /** A round's own rules come before those of the company and need no last word. */
  readonly scope?: 'company' | 'round';
  readonly known?: FieldChoices;
  readonly label?: string;
}

const nothingKnown: FieldChoices = {};

/** A list of rules to write, order and remove; what is questionable stands beside each at once. */
export function RuleEditor({
  value,
  onChange,
  scope = 'company',
  known = nothingKnown,
  label = 'Rules',
}: RuleEditorProps) {
  const list = useRef<HTMLOListElement>(null);
  const [openKey, setOpenKey] = useState<string>();
  const [focus, setFocus] = useState<{ readonly place: number; readonly on: string }>();
  const [said, setSaid] = useState('');
  const problems = rulesProblems(value);
  const warnings = policyWarnings(value, scope);
  const general = warnings.filter(({ place }) => place === undefined);

  useEffect(() => {
    if (!focus) return;
    const row = list.current?.children[focus.place];
    const wanted = row?.querySelector<HTMLElement>(`[data-on=${focus.on}]:not(:disabled)`);
    (wanted ?? row?.querySelector<HTMLElement>('button:not(:disabled)'))?.focus();
    setFocus(undefined);
  }, [focus]);

  function move(from: number, to: number, on: string) {
    const rule = value[from];
    if (!rule || from === to || to < 0 || to >= value.length) return;
    const rest = value.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), rule, ...rest.slice(to)]);
    setFocus({ place: to, on });
    setSaid(`Rule ${from + 1} is rule ${to + 1} now.`);
  }

  function add() {
    const rule: Rule = {
      text: '',
      when: [],
      outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
    };
    const named = { ...rule, text: ruleInWords(rule) };
    setOpenKey(rowKey(named));
    setFocus({ place: value.length, on: 'change' });
    onChange([...value, named]);
  }

  function remove(place: number) {
    onChange(value.filter((_, index) => index !== place));
    setFocus({ place: Math.min(place, value.length - 2), on: 'change' });
    setSaid(`Rule ${place + 1} is removed.`);
  }

  return (
    <div>
      <ol
        ref={list}
        aria-label={label}
        className={value.length > 0 ? 'border-t border-ink' : undefined}
        onKeyDown={(event) => moveByKey(event, list.current, move)}
      >
        {value.map((rule, place) => (
          <EditedRule
            key={rowKey(rule)}
            rule={rule}
            place={place}
            count={value.length}
            known={known}
            open={openKey === rowKey(rule)}
            problems={problems.filter((one) => one.place === place + 1).map(({ sentence }) => sentence)}
            warnings={warnings.filter((one) => one.place === place + 1)}
            onOpenChange={(open) => setOpenKey(open ? rowKey(rule) : undefined)}
            onChange={(next) =>
              onChange(value.map((one, index) => (index === place ? sameRow(one, next) : one)))
            }
            onMove={(to, on) => move(place, to, on)}
            onDropped={(from) => move(from, place, 'change')}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      {value.length > 0 && <RuleNotes problems={[]} warnings={general} />}
      <p role="status" className="sr-only">
        {said}
      </p>
      {value.length < mostRules && (
        <Button className="mt-4" onClick={add}>
          <Plus aria-hidden="true" />
          Add a rule
        </Button>
      )}
    </div>
  );
}

/** Alt with an arrow moves the rule that has the focus. */
function moveByKey(
  event: KeyboardEvent,
  list: HTMLElement | null,
  move: (from: number, to: number, on: string) => void,
) {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  const { target } = event;
  const row = target instanceof Element ? target.closest('[data-slot=edited-rule]') : null;
  const from = row && list ? [...list.children].indexOf(row) : -1;
  if (from === -1) return;
  event.preventDefault();
  move(from, event.key === 'ArrowUp' ? from - 1 : from + 1, 'change');
}
