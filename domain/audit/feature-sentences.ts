import { roundName, stageNames } from '#domain/lifecycle.ts';
import { missingOf, readinessWanted } from '#domain/readiness.ts';
import type { FeatureEvent, RoundEvent } from './feature-events.ts';
import { changed, feature, type Predicates, people, plural } from './phrases.ts';

export const featurePredicates: Predicates<FeatureEvent> = {
  'feature.created': (e) => [' created ', feature(e), e.visibleToClients ? ', shown to browser apps' : ''],
  'feature.stage_changed': (e) => [
    ' moved ',
    feature(e),
    ` from ${stageNames[e.from]} to ${stageNames[e.to]}`,
  ],
  'feature.declared_ga': (e) => [
    ' declared ',
    feature(e),
    ` generally available${e.converted > 0 ? `; ${people(e.converted)} keep it` : ''}`,
  ],
  'feature.retired': (e) => [' retired ', feature(e), e.ended > 0 ? `; it ended for ${people(e.ended)}` : ''],
  'feature.killed': (e) => [
    ' pulled the kill switch of ',
    feature(e),
    ` in ${e.environment}${e.affected > 0 ? `; ${people(e.affected)} lost it` : ''}`,
  ],
  'feature.kill_lifted': (e) => [' lifted the kill switch of ', feature(e), ` in ${e.environment}`],
  'feature.visibility_changed': (e) =>
    e.visibleToClients
      ? [' showed ', feature(e), ' to browser apps']
      : [' hid ', feature(e), ' from browser apps'],
  'feature.serving_changed': (e) =>
    e.to === 'everyone'
      ? [' gave ', feature(e), ` to everyone in ${e.environment}`]
      : [' limited ', feature(e), ` in ${e.environment} to whoever it is unlocked for`],
};

const openedBecause: Record<Extract<RoundEvent, { type: 'round.opened' }>['because'], string> = {
  opened: '',
  was_ready: ', as planned for when it is ready',
  promoted: ', right after the round before',
};

export const roundPredicates: Predicates<RoundEvent> = {
  'round.planned': (e) => [
    ` planned ${roundName(e.round)} of `,
    feature(e),
    ` with ${plural(e.seats, 'place')}, up to ${plural(e.maxDays, 'day')} each`,
  ],
  'round.changed': (e) => [` changed ${roundName(e.round)} of `, feature(e), changed(e.changes)],
  'round.ready': (e) => [
    ' marked ',
    feature(e),
    ', ',
    roundName(e.round),
    ', ',
    { strong: 'ready for testing' },
    missing(e.readiness),
  ],
  'round.opened': (e) => [
    ` opened ${roundName(e.round)} of `,
    feature(e),
    ` with ${plural(e.seats, 'place')}${openedBecause[e.because]}`,
  ],
  'round.paused': (e) => [` paused ${roundName(e.round)} of `, feature(e)],
  'round.resumed': (e) => [` resumed ${roundName(e.round)} of `, feature(e)],
  'round.closed': (e) => [` closed ${roundName(e.round)} of `, feature(e), ...fates(e)],
  'waitlist.ordered': (e) => [
    ' put those who wait for ',
    feature(e),
    ` in order: ${e.from.join(', ')} → ${e.to.join(', ')}`,
  ],
};

function missing(readiness: Extract<RoundEvent, { type: 'round.ready' }>['readiness']): string {
  if (!readiness) return '';
  const open = missingOf(readiness).map((item) => readinessWanted[item]);
  return open.length === 0 ? '' : `, still without ${open.join(', ')}`;
}

function fates(e: Extract<RoundEvent, { type: 'round.closed' }>): string[] {
  const told = [
    e.carried ? `${people(e.carried)} went on into the next round` : '',
    e.kept ? `${people(e.kept)} keep it until a date` : '',
    e.ended > 0 ? `it ended for ${people(e.ended)}` : '',
  ].filter(Boolean);
  return told.length === 0 ? [] : [`; ${told.join(', ')}`];
}
