import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signOutHere } from '#app/(workspace)/sign-out.ts';
import { begin, confirm, renewCodes, switchOff } from '#app/second-factor-acts.ts';
import { BesideStory } from '#components/auth/beside-story.tsx';
import { SetUpFirst } from '#components/second-factor/set-up-first.tsx';
import { requireSignedIn } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Set up a second factor' };

/** Where whoever must have a second factor, and has none, is led before anything else. */
export default async function SecondFactorPage() {
  const { mustSetUp } = await requireSignedIn();
  if (!mustSetUp) redirect('/');
  return (
    <BesideStory
      title="One more step"
      hint="This house asks for a second factor: a code from an app on your phone, each time you sign in."
    >
      <SetUpFirst acts={{ begin, confirm, renewCodes, switchOff }} />
      <form action={signOutHere} className="mt-4">
        <button type="submit" className="underline-link min-h-11 text-sm">
          Sign out
        </button>
      </form>
    </BesideStory>
  );
}
