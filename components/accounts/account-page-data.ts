import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>;

export type AccountPageData = Outputs['accounts']['page'];
export type Account = AccountPageData['account'];
export type Contact = AccountPageData['contacts'][number];
export type AccountFeature = AccountPageData['features'][number];
export type HeldGrant = NonNullable<AccountFeature['grant']>;
export type OpenRequest = NonNullable<AccountFeature['request']>;
