import type { ReactNode } from 'react';
import { StoryThread } from '#components/auth/story-thread.tsx';
import { Mark } from '#components/shell/mark.tsx';

interface BesideStoryProps {
  readonly title: string;
  readonly hint: ReactNode;
  readonly children?: ReactNode;
}

/** A page for whoever is not in yet: one column, beside what the product is about. */
export function BesideStory({ title, hint, children }: BesideStoryProps) {
  return (
    <div className="flex min-h-dvh">
      <main className="flex min-w-0 flex-1 flex-col px-6 py-8 sm:px-12 sm:py-10">
        <Mark />
        <div className="mx-auto mt-[7vh] w-full max-w-96 pb-10">
          <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
          <p className="mt-1.5 mb-7 text-pretty text-muted">{hint}</p>
          {children}
        </div>
      </main>
      <StoryThread />
    </div>
  );
}
