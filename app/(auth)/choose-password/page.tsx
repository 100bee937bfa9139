import type { Metadata } from 'next';
import { choosePassword } from '#app/(auth)/choose-password/actions.ts';
import { BesideStory } from '#components/auth/beside-story.tsx';
import { ChoosePasswordForm } from '#components/auth/choose-password-form.tsx';
import { holderOfLink } from '#server/auth/choose-by-link.ts';

export const metadata: Metadata = { title: 'Choose a password' };

interface ChoosePasswordPageProps {
  readonly searchParams: Promise<{ token?: string | string[] }>;
}

/** Where the link in an e-mail leads. Opening it changes nothing: mail programs open links too. */
export default async function ChoosePasswordPage({ searchParams }: ChoosePasswordPageProps) {
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const holder = await holderOfLink(given, new Date());
  if (!holder)
    return (
      <BesideStory title="This link does not work any more" hint="A link works once, and only for a time.">
        <p className="grid justify-items-start">
          <a href="/reset" className="underline-link inline-flex min-h-11 items-center">
            Ask for another link
          </a>
          <a href="/sign-in" className="underline-link inline-flex min-h-11 items-center">
            Back to sign-in
          </a>
        </p>
      </BesideStory>
    );
  const invited = holder.purpose === 'invitation';
  return (
    <BesideStory
      title={invited ? `Welcome, ${holder.name}` : 'Choose a new password'}
      hint={
        invited
          ? `Choose a password for ${holder.email}. You sign in with it from then on.`
          : `For ${holder.email}. You are signed out everywhere when you choose it.`
      }
    >
      <ChoosePasswordForm choosePassword={choosePassword} token={given} email={holder.email} />
    </BesideStory>
  );
}
