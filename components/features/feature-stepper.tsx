import type { ReactNode } from 'react';
import type { FeatureData, RoundData } from '#components/features/feature-data.ts';
import { type StageStep, StageStepper } from '#components/features/stage-stepper.tsx';
import { RoundNote } from '#components/rounds/round-note.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { featureTransitions, type RoundKind, type Stage, stageNames, stages } from '#domain/lifecycle.ts';

export function FeatureStepper({ data }: { readonly data: FeatureData }) {
  const at = stages.indexOf(data.feature.stage);
  const steps = stages.map((stage, place): StageStep => {
    const state = place < at ? 'done' : place === at ? 'now' : 'next';
    return { stage, label: stageNames[stage], state, note: noteOf(stage, state, data) };
  });
  return <StageStepper steps={steps} />;
}

function noteOf(stage: Stage, state: StageStep['state'], data: FeatureData): ReactNode {
  switch (stage) {
    case 'draft':
      return (
        <>
          created <RelativeTime at={data.feature.createdAt} form="date" />
        </>
      );
    case 'alpha':
    case 'beta':
      return roundsNote(stage, state, data);
    case 'ga':
      return state === 'next' ? needsOfGa(data) : <Since data={data} type="feature.declared_ga" />;
    case 'retired':
      return state === 'now' && <Since data={data} type="feature.retired" />;
  }
}

function roundsNote(kind: RoundKind, state: StageStep['state'], data: FeatureData): ReactNode {
  const rounds = data.rounds.filter((round) => round.kind === kind);
  const live = rounds.find((round) => round.status !== 'closed');
  if (live)
    return <RoundNote round={live} taken={takenIn(live, data)} engineer={data.feature.engineerName} />;
  const last = rounds.at(-1);
  if (last) {
    const accounts = rounds.reduce((sum, round) => sum + round.accountsIn, 0);
    return <RoundNote round={last} taken={accounts} engineer={data.feature.engineerName} />;
  }
  if (state !== 'next') return 'skipped';
  return isNext(kind, data) && 'needs a planned round';
}

function takenIn(round: RoundData, { current }: FeatureData): number {
  return current?.id === round.id ? current.seatsTaken : 0;
}

function isNext(kind: RoundKind, { feature }: FeatureData): boolean {
  const step = featureTransitions[feature.stage][kind === 'alpha' ? 'open_alpha' : 'open_beta'];
  return step !== undefined && !step.skips;
}

function needsOfGa({ feature, environments }: FeatureData): ReactNode {
  if (feature.stage !== 'beta') return null;
  const needs = [
    environments.some((one) => one.production && one.killedFrom !== null) && 'the kill switch lifted',
    feature.knownLimitations.length === 0 && 'known limits written',
    "its product manager's word",
  ].filter((need) => need !== false);
  return `needs ${needs.join(', ')}`;
}

/** So many events the server answers at most; older ones are only on the timeline. */
const eventsAnswered = 20;

interface SinceProps {
  readonly data: FeatureData;
  readonly type: 'feature.declared_ga' | 'feature.retired';
}

function Since({ data, type }: SinceProps) {
  const told = data.events.find(({ event }) => event.type === type);
  if (!told) return data.events.length < eventsAnswered && 'skipped';
  return (
    <>
      since <RelativeTime at={told.at} form="date" />
    </>
  );
}
