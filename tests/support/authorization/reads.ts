import { randomUUID } from 'node:crypto';
import type { Action } from '#domain/permissions.ts';
import { defaultRules } from '#domain/policy.ts';
import type { Scene } from '#tests/support/scene.ts';

/** What a reader may name in a question, there or absent. */
export interface Named {
  readonly scene: Scene;
  readonly featureKey: string;
  readonly accountKey: string;
}

/** How to try a procedure that reads. */
export interface Read {
  /** Whoever may not do this at all is told nothing; left out, everybody with a role is told. */
  readonly needs?: Action;
  readonly input?: (named: Named) => unknown;
  /** It names a thing; when that is absent, it is not found or there is nothing to tell. */
  readonly names?: true;
  /** Also where it is permitted there can be nothing to tell. */
  readonly mayBeNothing?: true;
  /** It tells of the reader's own things alone. */
  readonly own?: true;
}

const pair = ({ scene }: Named) => ({ featureId: scene.featureId, accountId: scene.accountId });
const ofAccount = ({ accountKey }: Named) => ({ key: accountKey });
const ofFeature = ({ featureKey }: Named) => ({ key: featureKey });
const asked = ({ accountKey, featureKey }: Named) => ({ account: accountKey, feature: featureKey });

/** Every procedure that reads. One that is missing here fails the test. */
export const reads: Readonly<Record<string, Read>> = {
  'features.list': {},
  'features.page': { names: true, input: ofFeature },
  'features.impact': { names: true, input: ({ scene }) => ({ featureId: scene.featureId }) },
  'features.seats': { mayBeNothing: true, names: true, input: ofFeature },
  'features.adoption': { names: true, input: ofFeature },
  'rounds.closing': { names: true, input: ({ scene }) => ({ roundId: scene.roundId }) },
  'pipeline.board': {},
  'pipeline.column': { input: () => ({ stage: 'beta', from: 0 }) },
  'evaluation.explain': { names: true, input: asked },
  'evaluation.ask': { input: asked },
  'evaluation.everything': { input: ({ accountKey }) => ({ account: accountKey }) },
  'evaluation.asked': {},
  'evaluation.contacts': { names: true, input: ({ accountKey }) => ({ account: accountKey }) },
  'evaluation.choices': {},
  'grants.proof': { names: true, input: ({ scene }) => ({ grantId: scene.grantId }) },
  'grants.sheet': { names: true, input: ({ scene }) => ({ grantId: scene.grantId }) },
  'grants.access': { names: true, input: pair },
  'grants.toReview': {},
  'demand.feature': { names: true, input: ofFeature },
  'demand.account': { names: true, input: ofAccount },
  'demand.choices': { input: () => ({ text: 'a' }) },
  'demand.open': { names: true, input: pair },
  'demand.byValue': {},
  'demand.openedForMine': { own: true },
  'insights.unlocks': { input: () => ({ days: 90 }) },
  'insights.lately': {},
  'insights.ofFeature': { names: true, input: ({ scene }) => ({ featureId: scene.featureId }) },
  'requests.colleagues': {},
  'requests.waiting': {},
  'requests.page': { names: true, input: ({ scene }) => ({ id: scene.requestId }) },
  'exclusions.ofAccount': { names: true, input: ofAccount },
  'exclusions.ofFeature': { names: true, input: ofFeature },
  'policy.current': {},
  'policy.versions': {},
  'policy.version': { input: () => ({ version: 1 }) },
  'policy.replay': { input: () => ({ rules: defaultRules, days: 30 }) },
  'comments.thread': { names: true, input: ({ scene }) => ({ kind: 'request', id: scene.requestId }) },
  'delegations.mine': { own: true },
  'accounts.list': {},
  'accounts.page': { names: true, input: ofAccount },
  'accounts.choices': {},
  'imports.list': { needs: 'manage_users' },
  'imports.job': { needs: 'manage_users', names: true, input: ({ scene }) => ({ id: scene.importId }) },
  'imports.refused': {
    needs: 'manage_users',
    names: true,
    input: ({ scene }) => ({ id: scene.importId, after: 0 }),
  },
  'imports.house': { needs: 'manage_users' },
  'imports.known': { needs: 'manage_users', input: () => ({ keys: ['acme'], names: [], crmIds: [] }) },
  'keys.list': {},
  'exports.preview': { needs: 'export_audit' },
  'exports.mine': { own: true },
  'trail.show': {},
  'sessions.own': { own: true },
  'sessions.ofPerson': { needs: 'manage_users', names: true, input: ({ scene }) => ({ id: scene.personId }) },
  'secondFactor.own': { own: true },
  'secondFactor.ofPerson': {
    needs: 'manage_users',
    names: true,
    input: ({ scene }) => ({ id: scene.personId }),
  },
  'secondFactor.holders': { needs: 'manage_users' },
  'timeline.list': {},
  'timeline.choices': {},
  'home.firstSteps': { mayBeNothing: true },
  'home.sales': {},
  'home.pm': {},
  'home.engineer': {},
  'home.admin': { needs: 'manage_users' },
  'people.makers': {},
  'people.sellers': {},
  'people.list': { needs: 'manage_users' },
  'people.page': { names: true, input: ({ scene }) => ({ id: scene.personId }) },
  'people.holdings': {
    needs: 'manage_users',
    input: ({ scene }) => ({ id: scene.personId }),
  },
  'directory.page': { needs: 'manage_users' },
  'directory.preview': {
    needs: 'manage_users',
    input: ({ scene }) => ({ remove: { mappingId: scene.teamId } }),
  },
  'profile.show': { own: true },
  'sample.show': {},
  'search.everything': { input: () => ({ text: 'acme' }) },
  'views.list': { own: true, input: () => ({ screen: 'accounts' }) },
  'notices.list': { own: true },
  'notices.choices': { own: true },
  'settings.show': {},
  'shell.counts': {},
  'shell.said': { mayBeNothing: true, names: true, input: () => ({ seq: 999_999_999 }) },
};

/** The same questions about things that are not there. */
export function absentNames(scene: Scene): Named {
  const absent = Object.fromEntries(Object.keys(scene).map((name) => [name, randomUUID()]));
  return { scene: { ...scene, ...absent }, featureKey: 'nothing', accountKey: 'nobody' };
}
