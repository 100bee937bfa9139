import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signIn, signInWithOidc } from '#app/(auth)/sign-in/actions.ts';
import { SignInForm } from '#components/auth/sign-in-form.tsx';
import { StoryThread } from '#components/auth/story-thread.tsx';
import { SignInRefused } from '#components/directory/sign-in-refused.tsx';
import { ForgetFiles } from '#components/install/forget-files.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { signedIn } from '#server/auth/current-user.ts';
import { demoIsOn, demoPeople } from '#server/auth/demo-people.ts';
import { isFirstRun } from '#server/auth/first-run.ts';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';
import { oidcName } from '#server/auth/sign-in.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  readonly searchParams: Promise<
    Partial<Record<'callbackUrl' | 'error' | 'refused' | 'chosen', string | string[]>>
  >;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error, refused, chosen } = await searchParams;
  const returnTo = safeReturnPath(callbackUrl);
  const here = await signedIn();
  if (here) redirect(here.mustSetUp ? '/second-factor' : returnTo);
  if (await isFirstRun()) redirect('/welcome');
  return (
    <div className="flex min-h-dvh">
      <ForgetFiles />
      <main className="flex min-w-0 flex-1 flex-col px-6 py-8 sm:px-12 sm:py-10">
        <Mark />
        <div className="mx-auto mt-[7vh] w-full max-w-96 pb-10">
          <h1 className="text-3xl font-bold tracking-tight">Sign in</h1>
          <p className="mt-1.5 mb-7 text-balance text-muted">
            {chosen === undefined
              ? 'Beta features for your customers, while you are on the call.'
              : 'Your password is chosen. Sign in with it.'}
          </p>
          <SignInRefused why={refused} />
          <SignInForm
            signIn={signIn}
            signInWithOidc={signInWithOidc}
            oidcName={oidcName()}
            callbackUrl={returnTo}
            failedBefore={error !== undefined}
            demoPeople={demoIsOn() ? demoPeople : []}
          />
        </div>
      </main>
      <StoryThread />
    </div>
  );
}
