import type { Metadata } from 'next';
import { askForLink } from '#app/(auth)/reset/actions.ts';
import { BesideStory } from '#components/auth/beside-story.tsx';
import { ResetForm } from '#components/auth/reset-form.tsx';
import { canMailLinks } from '#server/auth/ask-for-reset.ts';

export const metadata: Metadata = { title: 'Forgot your password' };
export const dynamic = 'force-dynamic';

export default function ResetPage() {
  const mails = canMailLinks();
  return (
    <BesideStory
      title="Forgot your password?"
      hint={
        mails
          ? 'We mail you a link with which you choose another.'
          : 'This house sends no e-mail. An admin can make a new first password for you.'
      }
    >
      {mails && <ResetForm askForLink={askForLink} />}
      <a href="/sign-in" className="underline-link mt-4 inline-flex min-h-11 items-center text-sm">
        Back to sign-in
      </a>
    </BesideStory>
  );
}
