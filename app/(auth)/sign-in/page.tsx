import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInWithOidc, signInWithPassword } from '#app/(auth)/sign-in/actions.ts';
import { SignInForm } from '#components/auth/sign-in-form.tsx';
import { StoryThread } from '#components/auth/story-thread.tsx';
import { ForgetFiles } from '#components/install/forget-files.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { currentUser } from '#server/auth/current-user.ts';
import { demoIsOn, demoPeople } from '#server/auth/demo-people.ts';
import { isFirstRun } from '#server/auth/first-run.ts';
import { safeReturnPath } from '#server/auth/safe-return-path.ts';
import { oidcName } from '#server/auth/sign-in.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  readonly searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const returnTo = safeReturnPath(callbackUrl);
  if (await currentUser()) redirect(returnTo);
  if (await isFirstRun()) redirect('/welcome');
  return (
    <div className="flex min-h-dvh">
      <ForgetFiles />
      <main className="flex min-w-0 flex-1 flex-col px-6 py-8 sm:px-12 sm:py-10">
        <Mark />
        <div className="mx-auto mt-[7vh] w-full max-w-96 pb-10">
          <h1 className="text-3xl font-bold tracking-tight">Sign in</h1>
          <p className="mt-1.5 mb-7 text-balance text-muted">
            Beta features for your customers, while you are on the call.
          </p>
          <SignInForm
            signInWithPassword={signInWithPassword}
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
