import { describe, expect, test } from 'vitest';
import { isWorthSaying, type LiveEvent, topics, topicsOf } from './live.ts';

describe('which topics an event touches', () => {
  test.each([
    ['feature.killed', ['features']],
    ['round.paused', ['features']],
    ['waitlist.ordered', ['waitlists']],
    ['request.approved', ['requests', 'waitlists']],
    ['request.offered', ['requests', 'waitlists']],
    ['grant.created', ['grants']],
    ['grant.activated', ['grants']],
    ['break_glass.reviewed', ['grants']],
    ['exclusion.created', ['exclusions']],
    ['interest.recorded', ['demand']],
    ['feedback.given', ['demand']],
    ['comment.written', ['talk']],
    ['account.created', ['accounts']],
    ['key.revoked', ['keys']],
    ['policy.published', ['policy']],
    ['settings.changed', ['settings']],
    ['delegation.created', ['requests']],
  ])('%s: the timeline and %j', (type, expected) => {
    expect(topicsOf(type)).toEqual(['timeline', ...expected]);
  });

  test.each(['novelty.happened', 'toString.x', '', 'feature'])('%j is answered for', (type) => {
    expect(topicsOf(type)).toEqual(type === 'feature' ? ['timeline', 'features'] : topics);
  });
});

describe('what is worth a line on the screen', () => {
  const paused = { type: 'round.paused', featureId: 'java', accountId: null };
  const unlocked = { type: 'grant.created', featureId: 'java', accountId: 'acme' };
  const onFeature = { featureId: 'java' };
  const onAccount = { accountId: 'acme' };
  const inSheet = { featureId: 'java', accountId: 'acme' };

  test.each([
    ['a pause, on the feature’s page', paused, [onFeature], true],
    ['a pause, in the sheet that unlocks it', paused, [onAccount, inSheet], true],
    ['a pause, on some account’s page', paused, [onAccount], false],
    ['a pause, on another feature’s page', paused, [{ featureId: 'sso' }], false],
    ['a pause, on a list', paused, [], false],
    ['an unlock, on the account’s page', unlocked, [onAccount], true],
    ['an unlock, on the feature’s page', unlocked, [onFeature], false],
    ['an unlock, on the page of a request for both', unlocked, [inSheet], true],
    ['an unlock of something else, on that page', { ...unlocked, featureId: 'sso' }, [inSheet], false],
    ['what Latchkey did by itself', { ...unlocked, actorId: null }, [onAccount], true],
    ['my own unlock', { ...unlocked, actorId: 'me' }, [onAccount], false],
    ['a reminder', { ...unlocked, type: 'request.reminded', actorId: null }, [onAccount], false],
    [
      'a comment, which is heard of in the notices',
      { ...unlocked, type: 'comment.written' },
      [onAccount],
      false,
    ],
    ['another subject', { ...paused, type: 'key.created' }, [onFeature], false],
  ])('%s', (_what, event, shown, expected) => {
    const told: LiveEvent = { seq: 1, requestId: null, actorId: 'somebody', ...event };
    expect(isWorthSaying(told, shown, 'me')).toBe(expected);
  });
});
