import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Answers = inferRouterOutputs<AppRouter>;

export type FeatureListRow = Answers['features']['list']['rows'][number];
export type FeatureData = Answers['features']['page'];
export type RoundData = FeatureData['rounds'][number];
export type Holder = FeatureData['whoIsIn'][number];
export type WaitingRequest = FeatureData['waiting'][number];
export type Adopter = Answers['features']['adoption']['rows'][number];
export type ServingRow = FeatureData['environments'][number];
export type UnlocksOfFeature = Answers['insights']['ofFeature'];
