'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { ChosenHereSection } from '#components/directory/chosen-here-section.tsx';
import { GivingGroupsSection } from '#components/directory/giving-groups-section.tsx';
import { KeptGroupsSection } from '#components/directory/kept-groups-section.tsx';
import { SignOnSection } from '#components/directory/sign-on-section.tsx';
import { TokensSection } from '#components/directory/tokens-section.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useTRPC } from '#components/trpc/client.ts';

/** How people come in from outside, and what their groups give them here. */
export function DirectoryScreen() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.directory.page.queryOptions());
  return (
    <Page>
      <PageHeader
        crumb={{ label: 'Users and roles', href: '/people' }}
        title="Single sign-on and directory"
        hint="Let your company’s identity provider sign people in, and let its groups say who has which role here."
      />
      <GivingGroupsSection answer={data} />
      {data.chosenHere.length > 0 && <ChosenHereSection people={data.chosenHere} />}
      <SignOnSection singleSignOn={data.singleSignOn} publicUrl={data.publicUrl} />
      <TokensSection tokens={data.tokens} publicUrl={data.publicUrl} />
      <KeptGroupsSection answer={data} />
    </Page>
  );
}
