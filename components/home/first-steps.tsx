'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { FirstAsk } from '#components/home/first-ask.tsx';
import { FirstStep } from '#components/home/first-step.tsx';
import { MakeSampleButton } from '#components/sample/make-sample-button.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';
import type { FeatureStep } from '#domain/first-steps.ts';
import type { AppRouter } from '#server/api/router.ts';

const NewFeatureSheet = dynamic(
  () => import('#components/features/new-feature-sheet.tsx').then((module) => module.NewFeatureSheet),
  { ssr: false },
);
const NewAccountSheet = dynamic(
  () => import('#components/accounts/new-account-sheet.tsx').then((module) => module.NewAccountSheet),
  { ssr: false },
);

type Answer = NonNullable<inferRouterOutputs<AppRouter>['home']['firstSteps']>;

const atTheFeature: Record<Exclude<FeatureStep, 'create' | 'done'>, string> = {
  plan: 'Plan its round',
  mark_ready: 'Mark it ready',
  open: 'Open its round',
};

interface FirstStepsProps {
  readonly readerId: string;
  readonly sellsOnlyOwn: boolean;
}

/** What leads from an empty house to the first unlock, ticked by what exists. */
export function FirstSteps({ readerId, sellsOnlyOwn }: FirstStepsProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.home.firstSteps.queryOptions());
  const feature = useOpening();
  const account = useOpening();
  if (!data) return null;
  const { steps, may } = data;
  return (
    <Section
      className="max-w-4xl"
      title="Three steps to the first unlock"
      hint={
        steps.untouched
          ? 'About five minutes, or one with sample data.'
          : data.feature?.sample && <WithTheSample mayRemove={may.makeSample} />
      }
    >
      <ol className="border-t border-ink">
        <FirstStep
          number={1}
          done={steps.feature === 'done'}
          title="Make a feature and mark it ready"
          {...(data.feature ? { what: data.feature.name } : {})}
          hint="An engineer says once that it can be tested; after that nobody has to ask them."
        >
          <FeatureButton data={data} opener={feature.opener} create={feature.show} />
        </FirstStep>
        <FirstStep
          number={2}
          done={steps.account}
          title="Add a customer"
          {...(data.account ? { what: data.account.name } : {})}
          hint={may.makeSample ? <ByHandOrByFile /> : 'Whoever you are going to unlock it for.'}
        >
          {may.createAccount && (
            <Button
              ref={account.opener}
              variant={steps.feature === 'done' ? 'primary' : 'outline'}
              onClick={account.show}
              className="max-sm:w-full"
            >
              Add a customer
            </Button>
          )}
        </FirstStep>
        <FirstStep
          number={3}
          done={steps.unlock === 'done'}
          title="Unlock it for them"
          {...(data.unlock ? { what: `${data.unlock.feature.name} for ${data.unlock.account.name}` } : {})}
          hint="Their app sees it within seconds."
        >
          {steps.unlock === 'next' && may.unlock && data.feature && data.account && (
            <Button asChild variant="primary" className="max-sm:w-full">
              <Link
                href={`/accounts/${encodeURIComponent(data.account.key)}/unlock/${encodeURIComponent(data.feature.key)}`}
              >
                Unlock
              </Link>
            </Button>
          )}
        </FirstStep>
      </ol>
      {data.unlock && (
        <FirstAsk feature={data.unlock.feature} account={data.unlock.account} mayMakeKey={may.makeKey} />
      )}
      {steps.untouched && may.makeSample && (
        <div className="pt-6">
          <p className="mb-3 max-w-[68ch] text-muted">
            Rather look around first? Sample data fills the house with three features and three accounts, and
            goes again when you say so.
          </p>
          <MakeSampleButton />
        </div>
      )}
      {feature.times > 0 && <NewFeatureSheet key={feature.times} readerId={readerId} {...feature.hold} />}
      {account.times > 0 && (
        <NewAccountSheet key={account.times} readerId={readerId} onlyOwn={sellsOnlyOwn} {...account.hold} />
      )}
    </Section>
  );
}

function WithTheSample({ mayRemove }: { readonly mayRemove: boolean }) {
  if (!mayRemove) return <>With sample data.</>;
  return (
    <>
      With sample data; you remove it under{' '}
      <Link href="/settings" className="underline-link">
        Settings
      </Link>
      .
    </>
  );
}

function ByHandOrByFile() {
  return (
    <>
      By hand, or{' '}
      <Link href="/accounts/import" className="underline-link">
        many at once from a file
      </Link>
      .
    </>
  );
}

interface FeatureButtonProps {
  readonly data: Answer;
  readonly opener: React.Ref<HTMLButtonElement>;
  readonly create: () => void;
}

function FeatureButton({ data: { steps, feature, may }, opener, create }: FeatureButtonProps) {
  if (steps.feature === 'done') return null;
  if (steps.feature === 'create')
    return may.createFeature ? (
      <Button ref={opener} variant="primary" onClick={create} className="max-sm:w-full">
        New feature
      </Button>
    ) : null;
  if (!feature) return null;
  return (
    <Button asChild variant="primary" className="max-sm:w-full">
      <Link href={`/features/${encodeURIComponent(feature.key)}`}>{atTheFeature[steps.feature]}</Link>
    </Button>
  );
}
