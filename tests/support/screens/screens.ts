import type { Role } from '#domain/permissions.ts';
import { defaultRules } from '#domain/policy.ts';
import type { LargeScene } from './large-scene.ts';

export interface Screen {
  readonly name: string;
  readonly by: Role;
  /** What it asks of the server, and with what. */
  readonly reads: Readonly<Record<string, unknown>>;
}

/** Every screen with every query that it asks, at once or later. A query that none asks fails a test. */
export function screensOf(scene: LargeScene): Screen[] {
  const { account, feature, fullFeature, draftFeature, requestId, grantId, heldFeature, importId, people } =
    scene;
  const pair = { featureId: feature.id, accountId: account.id };
  const ofFeature = (key: string) => ({
    'features.page': { key },
    'features.seats': { key },
    'features.adoption': { key },
    'demand.feature': { key },
    'exclusions.ofFeature': { key },
  });
  return [
    { name: 'shell', by: 'pm', reads: { 'shell.counts': {}, 'shell.said': { seq: 1 } } },
    { name: 'home of sales', by: 'sales', reads: { 'home.sales': {}, 'demand.openedForMine': {} } },
    { name: 'home of a lead', by: 'sales_lead', reads: { 'home.sales': {}, 'demand.openedForMine': {} } },
    {
      name: 'home of a product manager',
      by: 'pm',
      reads: { 'home.pm': {}, 'insights.lately': {}, 'demand.byValue': {} },
    },
    { name: 'home of an engineer', by: 'engineer', reads: { 'home.engineer': {} } },
    {
      name: 'home of an admin',
      by: 'admin',
      reads: { 'home.admin': {}, 'home.firstSteps': {}, 'sample.show': {} },
    },
    { name: 'home of a viewer', by: 'viewer', reads: { 'timeline.list': {} } },
    {
      name: 'search',
      by: 'sales',
      reads: {
        'search.everything': { text: 'amber', here: { account: account.key } },
        'demand.choices': { text: 'amber' },
      },
    },
    {
      name: 'search of somebody who decides',
      by: 'pm',
      reads: { 'search.everything': { text: 'a' } },
    },
    { name: 'search with a slip', by: 'pm', reads: { 'search.everything': { text: 'habror sistems' } } },
    {
      name: 'accounts',
      by: 'sales',
      reads: { 'accounts.list': {}, 'accounts.choices': {}, 'views.list': { screen: 'accounts' } },
    },
    {
      name: 'accounts that end soon',
      by: 'sales',
      reads: { 'accounts.list': { part: 'ending', mine: true } },
    },
    {
      name: 'accounts that wait',
      by: 'sales_lead',
      reads: { 'accounts.list': { part: 'waiting', sort: '-value' } },
    },
    {
      name: 'account',
      by: 'sales',
      reads: {
        'accounts.page': { key: account.key },
        'demand.account': { key: account.key },
        'demand.open': pair,
        'exclusions.ofAccount': { key: account.key },
        'requests.colleagues': {},
        'evaluation.explain': { account: account.key, feature: heldFeature.key },
      },
    },
    {
      name: 'grant sheet',
      by: 'sales',
      reads: {
        'grants.sheet': { grantId },
        'grants.proof': { grantId },
        'grants.access': pair,
        'comments.thread': { kind: 'grant', id: grantId },
      },
    },
    { name: 'features', by: 'sales', reads: { 'features.list': {}, 'people.makers': {} } },
    {
      name: 'features with places',
      by: 'sales',
      reads: { 'features.list': { free: true, sort: '-demand' } },
    },
    {
      name: 'feature',
      by: 'pm',
      reads: { ...ofFeature(feature.key), 'insights.ofFeature': { featureId: feature.id } },
    },
    { name: 'feature whose round is full', by: 'pm', reads: ofFeature(fullFeature.key) },
    { name: 'draft of a feature', by: 'engineer', reads: ofFeature(draftFeature.key) },
    {
      name: 'acts on a feature',
      by: 'pm',
      reads: { 'features.impact': { featureId: feature.id }, 'rounds.closing': { roundId: feature.roundId } },
    },
    {
      name: 'pipeline',
      by: 'pm',
      reads: { 'pipeline.board': {}, 'pipeline.column': { stage: 'beta', from: 0 } },
    },
    {
      name: 'approvals',
      by: 'pm',
      reads: { 'requests.waiting': {}, 'delegations.mine': {}, 'grants.toReview': {} },
    },
    { name: 'approvals of others', by: 'sales', reads: { 'requests.waiting': { side: 'others' } } },
    { name: 'shell of somebody who decides nothing', by: 'viewer', reads: { 'shell.counts': {} } },
    {
      name: 'request',
      by: 'pm',
      reads: { 'requests.page': { id: requestId }, 'comments.thread': { kind: 'request', id: requestId } },
    },
    {
      name: 'timeline',
      by: 'pm',
      reads: { 'timeline.list': {}, 'timeline.choices': {}, 'exports.preview': {}, 'exports.mine': {} },
    },
    { name: 'verify the trail', by: 'viewer', reads: { 'trail.show': {} } },
    { name: 'timeline of an account', by: 'sales', reads: { 'timeline.list': { account: account.key } } },
    { name: 'insights', by: 'pm', reads: { 'insights.unlocks': { days: 90 } } },
    {
      name: 'policy',
      by: 'pm',
      reads: {
        'policy.current': {},
        'policy.versions': {},
        'policy.version': { version: 1 },
        'policy.replay': { rules: defaultRules, days: 30 },
      },
    },
    { name: 'notices', by: 'sales', reads: { 'notices.list': {}, 'notices.choices': {} } },
    {
      name: 'keys and what apps ask',
      by: 'engineer',
      reads: {
        'keys.list': {},
        'evaluation.choices': {},
        'evaluation.ask': { account: account.key, feature: heldFeature.key },
        'evaluation.everything': { account: account.key },
        'evaluation.asked': { account: account.key },
        'evaluation.contacts': { account: account.key },
      },
    },
    {
      name: 'people',
      by: 'admin',
      reads: {
        'people.list': {},
        'people.page': { id: people.sales.id },
        'people.holdings': { id: people.sales.id },
        'people.sellers': {},
        'profile.show': {},
        'sessions.ofPerson': { id: people.sales.id },
        'secondFactor.ofPerson': { id: people.sales.id },
      },
    },
    {
      name: 'single sign-on and directory',
      by: 'admin',
      reads: {
        'directory.page': {},
        'directory.preview': { set: { group: 'Field sales', roles: ['sales'] } },
      },
    },
    {
      name: 'settings',
      by: 'admin',
      reads: { 'settings.show': {}, 'sessions.own': {}, 'secondFactor.own': {}, 'secondFactor.holders': {} },
    },
    {
      name: 'imports',
      by: 'admin',
      reads: {
        'imports.list': {},
        'imports.house': {},
        'imports.job': { id: importId },
        'imports.refused': { id: importId, after: 0 },
        'imports.known': { keys: [account.key], names: ['Amber Analytics'], crmIds: ['CRM-10000'] },
      },
    },
  ];
}
