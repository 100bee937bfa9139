import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { makeFirstAdmin } from '#app/(auth)/welcome/actions.ts';
import { StoryThread } from '#components/auth/story-thread.tsx';
import { WelcomeForm } from '#components/auth/welcome-form.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { isFirstRun, saySetupCode } from '#server/auth/first-run.ts';

export const metadata: Metadata = { title: 'Welcome' };

interface WelcomePageProps {
  readonly searchParams: Promise<{ code?: string | string[] }>;
}

/** There is nobody yet: whoever knows the setup code makes themself the first admin. Afterwards this page is gone. */
export default async function WelcomePage({ searchParams }: WelcomePageProps) {
  if (!(await isFirstRun())) redirect('/');
  await saySetupCode();
  const { code } = await searchParams;
  return (
    <div className="flex min-h-dvh">
      <main className="flex min-w-0 flex-1 flex-col px-6 py-8 sm:px-12 sm:py-10">
        <Mark />
        <div className="mx-auto mt-[5vh] w-full max-w-96 pb-10">
          <h1 className="text-3xl font-bold tracking-tight">Welcome</h1>
          <p className="mt-1.5 mb-7 text-pretty text-muted">
            Nobody is here yet. Make yourself the first admin; you add the others afterwards.
          </p>
          <WelcomeForm makeFirstAdmin={makeFirstAdmin} code={typeof code === 'string' ? code : ''} />
        </div>
      </main>
      <StoryThread />
    </div>
  );
}
