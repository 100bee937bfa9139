'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Columns, Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { PolicyChanges } from '#components/policy/policy-changes.tsx';
import { RuleList } from '#components/policy/rule-list.tsx';
import { VersionList } from '#components/policy/version-list.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Rule } from '#domain/policy.ts';
import { diffInWords, policyDiff } from '#domain/policy-diff.ts';

interface VersionViewProps {
  readonly version: number;
  readonly current: number;
  /** Begins a draft with these rules; left out for whoever may not publish. */
  readonly onStart: ((rules: readonly Rule[]) => void) | undefined;
}

/** One version beside the one before it. */
export function VersionView({ version, current, onStart }: VersionViewProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.policy.version.queryOptions({ version }));
  const diff = data.before && policyDiff(data.before.rules, data.rules);
  return (
    <Page>
      <PageHeader
        crumb={{ label: 'Policy', href: '/policy' }}
        title={`Policy ${version}`}
        beside={version === current ? <Badge tone="teal">Holds now</Badge> : <Badge>Replaced</Badge>}
        hint={
          <>
            Published by {data.publishedByName ?? 'Latchkey'},{' '}
            <RelativeTime at={data.publishedAt} form="moment" />: “{data.reason}”
          </>
        }
        actions={
          <>
            {onStart && version !== current && (
              <Button onClick={() => onStart(data.rules)}>Start a draft from it</Button>
            )}
            {version !== current && (
              <Button asChild>
                <Link href="/policy">See what holds now</Link>
              </Button>
            )}
          </>
        }
      />
      <Columns side={<VersionList shown={version} />}>
        <Section
          title={data.before ? `Against policy ${data.before.version}` : 'Rules'}
          aside={diff && diffInWords(diff)}
        >
          {diff ? (
            <PolicyChanges rows={diff.rows} label={`Rules of policy ${version}`} />
          ) : (
            <RuleList rules={data.rules} label={`Rules of policy ${version}`} />
          )}
        </Section>
      </Columns>
    </Page>
  );
}
