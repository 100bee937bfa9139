'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import type { FieldChoices } from '#components/policy/condition-fields.tsx';
import { MeanwhileNote } from '#components/policy/meanwhile-note.tsx';
import type { CurrentPolicy } from '#components/policy/policy-data.ts';
import { PublishDialog } from '#components/policy/publish-dialog.tsx';
import { ReplaySection } from '#components/policy/replay-section.tsx';
import { RuleEditor } from '#components/policy/rule-editor.tsx';
import type { PolicyDraft } from '#components/policy/use-policy-draft.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import type { Rule } from '#domain/policy.ts';
import { diffInWords, policyDiff, sameRules } from '#domain/policy-diff.ts';

const JsonEditor = dynamic(
  () => import('#components/policy/json-editor.tsx').then((module) => module.JsonEditor),
  { ssr: false, loading: () => <SkeletonRows rows={6} label="Loading the JSON view" /> },
);

interface DraftViewProps {
  readonly draft: PolicyDraft;
  readonly current: CurrentPolicy;
  readonly known: FieldChoices;
  readonly onKeep: (draft: PolicyDraft | undefined) => void;
  readonly onLeave: () => void;
}

const forms = [
  { value: 'sentences', label: 'Sentences' },
  { value: 'json', label: 'JSON' },
] as const;

/** A policy while it is written: its rules, what is questionable, and what it would have said to those who asked. */
export function DraftView({ draft, current, known, onKeep, onLeave }: DraftViewProps) {
  const [form, setForm] = useState<(typeof forms)[number]['value']>('sentences');
  const [publishing, setPublishing] = useState({ open: false, time: 0 });
  const set = (rules: readonly Rule[]) => onKeep({ ...draft, rules });
  const diff = policyDiff(draft.base, draft.rules);
  const untouched = sameRules(draft.base, draft.rules);

  function discard() {
    onKeep(undefined);
    onLeave();
  }

  return (
    <Page>
      <PageHeader
        crumb={{ label: 'Policy', href: '/policy' }}
        title="Draft"
        hint={`Based on policy ${draft.basedOn}; ${diffInWords(diff)}. It is kept in this browser until you publish or discard it.`}
        actions={
          <>
            <Button variant="ghost" onClick={untouched ? discard : onLeave}>
              Close
            </Button>
            {!untouched && <Button onClick={discard}>Discard</Button>}
            <Button
              id={publishButton}
              variant="primary"
              onClick={() => setPublishing(({ time }) => ({ open: true, time: time + 1 }))}
            >
              Publish
            </Button>
          </>
        }
      />
      <MeanwhileNote draft={draft} current={current} onKeep={onKeep} onDiscard={discard} />
      <div className="max-w-[64rem]">
        <Section
          title="Rules"
          hint="from the top; the first that fits decides"
          aside={<ChipGroup label="How to write them" chips={forms} value={form} onValueChange={setForm} />}
        >
          {form === 'json' ? (
            <JsonEditor value={draft.rules} onChange={set} />
          ) : (
            <RuleEditor value={draft.rules} onChange={set} known={known} />
          )}
        </Section>
        <ReplaySection rules={draft.rules} />
      </div>
      {publishing.time > 0 && (
        <PublishDialog
          key={publishing.time}
          draft={draft}
          current={current}
          open={publishing.open}
          onOpenChange={(open) => setPublishing((before) => ({ ...before, open }))}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.getElementById(publishButton)?.focus();
          }}
          onPublished={discard}
        />
      )}
    </Page>
  );
}

const publishButton = 'publish-policy';
