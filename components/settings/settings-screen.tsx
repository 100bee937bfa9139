'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import type { ChoosePassword } from '#components/profile/password-form.tsx';
import { ProfileSections } from '#components/profile/profile-sections.tsx';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { Section } from '#components/section.tsx';
import { waitingTimeWords } from '#components/settings/waiting-time-words.ts';
import { WaitingTimesForm } from '#components/settings/waiting-times-form.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { hoursInWords } from '#domain/waiting-times.ts';

const SampleSection = dynamic(() =>
  import('#components/sample/sample-section.tsx').then((module) => module.SampleSection),
);

const RequireSection = dynamic(() =>
  import('#components/second-factor/require-section.tsx').then((module) => module.RequireSection),
);

interface SettingsScreenProps {
  readonly chooseOwnPassword: ChoosePassword;
  readonly passwordChanged: boolean;
  readonly secondFactor: SecondFactorActs;
  readonly signOut: () => Promise<void>;
  readonly mayManage: boolean;
}

export function SettingsScreen(props: SettingsScreenProps) {
  const { chooseOwnPassword, passwordChanged, secondFactor, signOut, mayManage } = props;
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.settings.show.queryOptions());
  return (
    <Page width="reading">
      <PageHeader title="Settings" />
      <ProfileSections
        choosePassword={chooseOwnPassword}
        passwordChanged={passwordChanged}
        secondFactor={secondFactor}
        signOut={signOut}
      />
      <Section
        title="Waiting times"
        hint={data.mayChange ? undefined : 'Product managers and admins change these.'}
      >
        {data.mayChange ? (
          <WaitingTimesForm times={data.times} />
        ) : (
          <dl className="border-t border-rule">
            {waitingTimeWords.map(({ name, label, hint }) => (
              <div
                key={name}
                className="flex items-baseline justify-between gap-x-6 border-b border-rule py-3"
              >
                <dt>
                  <span className="font-semibold">{label}</span>
                  <span className="block text-sm text-muted">{hint}</span>
                </dt>
                <dd className="shrink-0 font-semibold tabular-nums">{hoursInWords(data.times[name])}</dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      <Section title="Your notices">
        <p className="mb-3 max-w-[68ch] text-muted">
          What you are told of, in the app and by e-mail, is your own choice.
        </p>
        <Button asChild>
          <Link href="/notices/settings">Choose what you are told of</Link>
        </Button>
      </Section>
      {mayManage && <RequireSection />}
      {mayManage && <SampleSection />}
    </Page>
  );
}
