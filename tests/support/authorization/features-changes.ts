import { type Changes, newKey, reason } from './change.ts';

export const featuresChanges: Changes = {
  'features.create': {
    creates: true,
    action: 'create_feature',
    input: (_scene, _by, cast) => ({
      key: newKey(),
      name: 'Java',
      summary: 'Java.',
      pmId: cast.pm.id,
      engineerId: cast.engineer.id,
    }),
  },
  'features.kill': {
    action: 'kill',
    input: ({ featureId, environmentKey }) => ({ featureId, environmentKey, reason }),
  },
  'features.liftKill': {
    action: 'kill',
    scene: { killed: true },
    input: ({ featureId, environmentKey }) => ({ featureId, environmentKey, reason }),
  },
  'features.declareGa': { action: 'declare_ga', input: ({ featureId }) => ({ featureId }) },
  'features.retire': { action: 'declare_ga', input: ({ featureId }) => ({ featureId, reason }) },
  'features.setVisibility': {
    action: 'show_to_browsers',
    input: ({ featureId }) => ({ featureId, visibleToClients: true }),
  },
  'features.setServing': {
    action: 'serve_outside_production',
    input: ({ featureId, environmentKey }) => ({ featureId, environmentKey, serving: 'everyone' }),
  },
  'rounds.plan': {
    action: 'plan_round',
    scene: { roundStatus: 'closed' },
    input: ({ featureId }) => ({ featureId, kind: 'beta', seats: 3, defaultDays: 30, maxDays: 60 }),
  },
  'rounds.change': {
    action: 'plan_round',
    input: ({ roundId }) => ({
      roundId,
      seats: 8,
      defaultDays: 30,
      maxDays: 60,
      eligibility: [],
      rules: [],
      opensWhenReady: false,
    }),
  },
  'rounds.markReady': {
    action: 'mark_ready',
    scene: { roundStatus: 'planned' },
    input: ({ roundId }) => ({ roundId }),
  },
  'rounds.open': {
    action: 'plan_round',
    scene: { roundStatus: 'ready' },
    input: ({ roundId }) => ({ roundId }),
  },
  'rounds.pause': { action: 'pause_round', input: ({ roundId }) => ({ roundId, reason }) },
  'rounds.close': { action: 'plan_round', input: ({ roundId }) => ({ roundId }) },
};
