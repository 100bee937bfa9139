'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { KeyHint } from '#components/features/key-hint.tsx';
import { Columns, Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import type { CurrentPolicy } from '#components/policy/policy-data.ts';
import { policyHint } from '#components/policy/policy-hint.ts';
import { RuleList } from '#components/policy/rule-list.tsx';
import { usePolicyDraft } from '#components/policy/use-policy-draft.ts';
import { VersionList } from '#components/policy/version-list.tsx';
import { VersionView } from '#components/policy/version-view.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import type { Rule } from '#domain/policy.ts';
import { diffInWords, policyDiff } from '#domain/policy-diff.ts';

const DraftView = dynamic(
  () => import('#components/policy/draft-view.tsx').then((module) => module.DraftView),
  {
    ssr: false,
    loading: () => (
      <Page>
        <SkeletonRows rows={6} label="Loading the draft" />
      </Page>
    ),
  },
);

const lookAgainMs = 20_000;
const none: CurrentPolicy = {
  version: 0,
  rules: [],
  reason: '',
  publishedAt: new Date(0),
  publishedByName: null,
};

interface PolicyScreenProps {
  readonly version: number | undefined;
  readonly readerId: string;
}

export function PolicyScreen({ version, readerId }: PolicyScreenProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const { data } = useSuspenseQuery(
    trpc.policy.current.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  const { draft, keep } = usePolicyDraft(readerId);
  const [writing, setWriting] = useState(false);
  const current = data.current ?? none;

  function start(rules: readonly Rule[]) {
    keep({ basedOn: current.version, base: current.rules, rules });
    setWriting(true);
    if (version !== undefined) router.push('/policy');
  }

  if (version !== undefined)
    return (
      <VersionView
        version={version}
        current={current.version}
        onStart={data.mayPublish && !draft ? start : undefined}
      />
    );
  if (writing && draft && data.mayPublish)
    return (
      <DraftView
        draft={draft}
        current={current}
        known={{ 'feature.key': data.features, 'account.tags': data.tags }}
        onKeep={keep}
        onLeave={() => setWriting(false)}
      />
    );
  return (
    <Page>
      <PageHeader
        title="Policy"
        hint={policyHint}
        actions={
          data.mayPublish && (
            <Button
              variant="primary"
              aria-keyshortcuts="e"
              onClick={() => (draft ? setWriting(true) : start(current.rules))}
            >
              {draft ? 'Go on with the draft' : 'Edit'}
              <KeyHint letter="e" />
            </Button>
          )
        }
      />
      {draft && data.mayPublish && (
        <EmptyState
          className="border-t-0"
          action={<Button onClick={() => keep(undefined)}>Discard it</Button>}
        >
          Your draft is kept, based on policy {draft.basedOn}:{' '}
          {diffInWords(policyDiff(draft.base, draft.rules))}.
        </EmptyState>
      )}
      <Columns side={<VersionList shown={undefined} />}>
        <Section
          title={`Policy ${current.version}`}
          hint={
            <>
              since <RelativeTime at={current.publishedAt} form="date" />
            </>
          }
        >
          {current.rules.length > 0 ? (
            <RuleList rules={current.rules} label={`Rules of policy ${current.version}`} />
          ) : (
            <EmptyState>There is no rule: everything is refused.</EmptyState>
          )}
          <p className="pt-3 text-sm text-muted">
            A round can have rules of its own; they come first. Exclusions, kill switches, who is eligible and
            how many places there are hold whatever a rule says.
          </p>
        </Section>
      </Columns>
    </Page>
  );
}
