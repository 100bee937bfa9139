'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { NameForm } from '#components/profile/name-form.tsx';
import { type ChoosePassword, PasswordForm } from '#components/profile/password-form.tsx';
import { ScreenChoices } from '#components/profile/screen-choices.tsx';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { SecondFactorSection } from '#components/second-factor/second-factor-section.tsx';
import { Section } from '#components/section.tsx';
import { OwnSessionsSection } from '#components/sessions/own-sessions-section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { roleNames } from '#domain/permissions.ts';

interface ProfileSectionsProps {
  readonly choosePassword: ChoosePassword;
  readonly passwordChanged: boolean;
  readonly secondFactor: SecondFactorActs;
  readonly signOut: () => Promise<void>;
}

/** What everybody chooses for themselves. */
export function ProfileSections(props: ProfileSectionsProps) {
  const { choosePassword, passwordChanged, secondFactor, signOut } = props;
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.profile.show.queryOptions());
  const roles = data.roles.map((role) => roleNames[role]).join(', ');
  return (
    <>
      <Section title="You" hint={`${data.email} · ${roles}`}>
        <NameForm key={data.name} name={data.name} />
      </Section>
      <Section title="Your password">
        {data.hasPassword ? (
          <PasswordForm choosePassword={choosePassword} changed={passwordChanged} />
        ) : (
          <p className="text-muted">
            You sign in through your company, so there is no password to change here.
          </p>
        )}
      </Section>
      <SecondFactorSection acts={secondFactor} />
      <OwnSessionsSection signOut={signOut} />
      <Section title="Your screen" hint="Kept in this browser">
        <ScreenChoices />
      </Section>
    </>
  );
}
