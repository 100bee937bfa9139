'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import type { Reader } from '#components/accounts/reader.ts';
import { FeatureActions } from '#components/features/feature-actions.tsx';
import { FeatureSide } from '#components/features/feature-side.tsx';
import { FeatureStepper } from '#components/features/feature-stepper.tsx';
import { FeatureTalk } from '#components/features/feature-talk.tsx';
import { ForACustomer } from '#components/features/for-a-customer.tsx';
import { KilledBanner } from '#components/features/killed-banner.tsx';
import { LateInUse, LateSeatsOverTime } from '#components/features/late-charts.tsx';
import {
  FeatureExclusions,
  InTheApp,
  PastRounds,
  WaitlistSection,
  WhatTheySay,
  WhoAsked,
} from '#components/features/late-parts.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { WhoIsIn } from '#components/features/who-is-in.tsx';
import { WhoWaits } from '#components/features/who-waits.tsx';
import { useOnScreen } from '#components/live/on-screen.ts';
import { Columns, Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SampleMark } from '#components/sample/sample-mark.tsx';
import { useRecent } from '#components/shell/recent.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';

interface FeatureScreenProps {
  readonly featureKey: string;
  readonly reader: Reader;
}

export function FeatureScreen({ featureKey, reader }: FeatureScreenProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.features.page.queryOptions({ key: featureKey }));
  const { feature, current } = data;
  useRecent(reader.id, { kind: 'feature', key: feature.key, name: feature.name });
  useOnScreen({ featureId: feature.id });
  const sellsOnly = sells(reader) && !makes(reader);
  const decides = data.waiting.some((request) => request.mayDecide);
  return (
    <Page>
      <PageHeader
        rule={false}
        crumb={{ label: 'Features', href: '/features' }}
        title={feature.name}
        beside={
          <>
            <StageBadge
              stage={feature.stage}
              round={current?.kind === feature.stage ? current.number : undefined}
            />
            {feature.sample && <SampleMark />}
            <span className="flex items-center gap-0.5">
              <code className="font-mono text-sm break-all text-muted">{feature.key}</code>
              <CopyButton
                text={feature.key}
                done="Key copied"
                variant="link"
                aria-label={`Copy the key ${feature.key}`}
              />
            </span>
          </>
        }
        hint={feature.summary}
        actions={<FeatureActions data={data} />}
      />
      <KilledBanner environments={data.environments} />
      {sellsOnly && current?.status === 'open' && <ForACustomer feature={feature} />}
      <FeatureStepper data={data} />
      <Columns side={<FeatureSide data={data} readerId={reader.id} serves={!sellsOnly} />}>
        {sellsOnly && <FeatureTalk feature={feature} />}
        {decides && <WhoWaits data={data} />}
        <WhoIsIn data={data} />
        <WaitlistSection data={data} />
        {!decides && <WhoWaits data={data} />}
        {data.whoIsIn.length > 0 && <LateInUse featureKey={feature.key} rows={data.whoIsIn.length} />}
        {data.rounds.some((round) => round.openedAt !== null) && (
          <LateSeatsOverTime featureKey={feature.key} />
        )}
        <FeatureExclusions featureKey={feature.key} />
        <WhoAsked featureKey={feature.key} />
        {!sellsOnly && <FeatureTalk feature={feature} />}
        <WhatTheySay featureKey={feature.key} readerId={reader.id} />
        <PastRounds rounds={data.rounds} />
        {!sellsOnly && <InTheApp feature={feature} />}
      </Columns>
    </Page>
  );
}

function sells({ roles }: Reader): boolean {
  return roles.includes('sales') || roles.includes('sales_lead');
}

function makes({ roles }: Reader): boolean {
  return roles.includes('engineer') || roles.includes('pm') || roles.includes('admin');
}
