'use client';

import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTRPC } from '#components/trpc/client.ts';
import { cn } from '#components/ui/class-names.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Sheet, SheetBody, SheetContent } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { AppRouter } from '#server/api/router.ts';

type Explained = inferRouterOutputs<AppRouter>['evaluation']['explain'];
type Step = Explained['steps'][number];

interface WhyPanelProps {
  readonly account: { readonly key: string; readonly name: string };
  readonly feature: { readonly key: string; readonly name: string };
  readonly open: boolean;
  readonly onClose: () => void;
  /** Id of what was pressed to open it, and has the focus afterwards. */
  readonly from: string;
}

/** What the account's app is told about the feature, and each step that leads there. */
export function WhyPanel({ account, feature, open, onClose, from }: WhyPanelProps) {
  const trpc = useTRPC();
  const asked = { account: account.key, feature: feature.key };
  const { data, error } = useQuery(trpc.evaluation.explain.queryOptions(asked, { enabled: open }));
  return (
    <Sheet open={open} onOpenChange={(stays) => !stays && onClose()}>
      <SheetContent
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.getElementById(from)?.focus();
        }}
        eyebrow={data ? `${account.name} · ${data.environmentName}` : account.name}
        title={data ? `${feature.name} is ${data.on ? 'on' : 'off'}` : feature.name}
      >
        <SheetBody>
          {error && <p role="alert">{error.message}</p>}
          {!data && !error && <Waiting />}
          {data && <Answer explained={data} accountName={account.name} />}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

function Answer({ explained, accountName }: { readonly explained: Explained; readonly accountName: string }) {
  const way = explained.steps.filter((step) => step.outcome !== 'tells');
  const behind = explained.steps.filter((step) => step.outcome === 'tells');
  return (
    <>
      <p className="mb-5 text-muted">
        The app of {accountName} gets{' '}
        <code className="font-mono text-sm break-words text-ink">{JSON.stringify(explained.value)}</code>.
        This is why, step by step.
      </p>
      <Chain label="How it is decided" steps={way} />
      {behind.length > 0 && (
        <>
          <h3 className="mt-2 mb-3 font-bold">What stands behind it</h3>
          <Chain label="What stands behind it" steps={behind} />
        </>
      )}
    </>
  );
}

const dots: Record<Step['outcome'], { readonly look: string; readonly says: string }> = {
  on: { look: 'bg-teal', says: 'This decides, on: ' },
  off: { look: 'border-2 border-red', says: 'This decides, off: ' },
  ignored: { look: 'border-2 border-amber', says: 'Does not count: ' },
  passes: { look: 'border-2 border-muted', says: '' },
  tells: { look: 'border-2 border-muted', says: '' },
};

function Chain({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="text-sm">
      {steps.map(({ outcome, sentence, at }) => {
        const decides = outcome === 'on' || outcome === 'off';
        return (
          <li key={sentence} className="group relative pb-4 pl-[22px]">
            <span
              aria-hidden="true"
              className="absolute top-1.5 bottom-[-6px] left-[4.5px] w-0.5 bg-rule group-last:hidden"
            />
            <span
              aria-hidden="true"
              className={cn(
                'absolute top-1 left-0 size-[11px] rounded-full bg-raised ring-2 ring-raised',
                dots[outcome].look,
              )}
            />
            <p className={cn(decides && 'text-base font-bold', outcome === 'ignored' && 'text-muted')}>
              {dots[outcome].says && <span className="sr-only">{dots[outcome].says}</span>}
              {sentence}
            </p>
            {at && (
              <p className="text-xs text-muted">
                <RelativeTime at={at} form="moment" />
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Waiting() {
  return (
    <div aria-hidden="true" className="grid gap-3">
      {['w-4/5', 'w-3/5', 'w-11/12'].map((width) => (
        <Skeleton key={width} className={cn('h-5', width)} />
      ))}
    </div>
  );
}
