import type { ReactNode } from 'react';
import { ConnectionNote } from '#components/live/connection-note.tsx';
import { type Person, PersonMenu } from '#components/shell/person-menu.tsx';
import { Screen } from '#components/shell/screen.tsx';
import { ShellProvider } from '#components/shell/shell-context.tsx';
import { SideNav } from '#components/shell/side-nav.tsx';
import { TabBar } from '#components/shell/tab-bar.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { Toaster } from '#components/ui/toaster.tsx';

interface ShellProps {
  readonly person: Person;
  readonly signOut: () => Promise<void>;
  readonly children: ReactNode;
}

export function Shell({ person, signOut, children }: ShellProps) {
  return (
    <ShellProvider person={person} signOut={signOut}>
      <a
        href="#main"
        className="fixed top-3 left-3 z-50 -translate-y-20 rounded-control bg-teal px-4 py-3 font-semibold text-on-teal focus:translate-y-0"
      >
        Skip to the page
      </a>
      <div data-slot="shell" className="min-h-dvh md:grid md:grid-cols-[13rem_minmax(0,1fr)]">
        <SideNav roles={person.roles} personMenu={<PersonMenu person={person} signOut={signOut} />} />
        <div className="flex min-w-0 flex-col max-md:pb-[calc(4rem+var(--thumb,0px)+env(safe-area-inset-bottom))]">
          <TopBar />
          <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            <Screen>{children}</Screen>
          </main>
        </div>
      </div>
      <TabBar person={person} signOut={signOut} />
      <Toaster>
        <ConnectionNote />
      </Toaster>
    </ShellProvider>
  );
}
