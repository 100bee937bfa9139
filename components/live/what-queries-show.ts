import type { inferRouterInputs } from '@trpc/server';
import type { Topic } from '#domain/live.ts';
import type { AppRouter } from '#server/api/router.ts';

type Procedures = inferRouterInputs<AppRouter>;
type Router = keyof Procedures & string;
type Path = { [Name in Router]: Name | `${Name}.${keyof Procedures[Name] & string}` }[Router];

const access = [
  'features',
  'accounts',
  'grants',
  'exclusions',
  'requests',
  'waitlists',
  'policy',
  'users',
] as const satisfies readonly Topic[];

/**
 * What the queries of a router, or one query, read. Whatever is not named here is read again at every change, so a new
 * query needs no line; a line spares reading.
 */
const whatTheyShow: Readonly<Partial<Record<Path, readonly Topic[]>>> = {
  accounts: [...access, 'demand', 'talk'],
  comments: ['talk'],
  delegations: ['requests', 'users'],
  demand: [...access, 'demand', 'talk'],
  'demand.choices': ['features', 'accounts'],
  directory: ['users'],
  evaluation: access,
  exclusions: ['exclusions', 'features', 'accounts', 'users'],
  exports: ['timeline'],
  features: [...access, 'demand', 'talk'],
  grants: [...access, 'talk'],
  imports: ['accounts'],
  // Weeks at a glance, dear to count: the second does not matter.
  insights: [],
  'insights.ofFeature': ['grants'],
  keys: ['keys', 'users'],
  'notices.choices': [],
  'notices.list': ['notices'],
  people: ['users', 'accounts', 'features', 'grants', 'requests'],
  'people.makers': ['users'],
  'people.sellers': ['users'],
  pipeline: [...access, 'demand'],
  policy: ['policy', 'users'],
  'policy.replay': ['policy'],
  profile: ['users'],
  requests: [...access, 'talk'],
  search: ['features', 'accounts', 'users', 'keys'],
  settings: ['settings', 'users'],
  'shell.counts': ['features', 'grants', 'exclusions', 'requests', 'waitlists', 'policy', 'users', 'notices'],
  'shell.said': [],
  'timeline.choices': ['features', 'accounts', 'users'],
  'timeline.list': ['timeline'],
  // Everybody's own.
  views: [],
};

/** Whether a query, by its key, shows something of what was touched. */
export function isTouched(queryKey: readonly unknown[], touched: ReadonlySet<Topic>): boolean {
  const [path] = queryKey;
  if (!Array.isArray(path)) return true;
  const shown: Readonly<Record<string, readonly Topic[] | undefined>> = whatTheyShow;
  const topics = shown[path.join('.')] ?? shown[String(path[0])];
  return topics === undefined || topics.some((topic) => touched.has(topic));
}
