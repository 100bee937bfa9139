import { describe, expect, test } from 'vitest';
import { endAllSessions, endSession } from '#domain/sessions.ts';
import { aSentence, noon } from '#tests/support/facts.ts';

const person = { id: 'p', name: 'The seller' };
const acting = (id: string) => ({
  by: { id, name: 'Whoever', roles: ['admin' as const], teamId: null },
  now: noon,
  newId: () => 'new',
});
const session = { id: 's', userAgent: 'Firefox/143.0 (Windows)' };
const refused = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });

describe('ending a session', () => {
  test('tells of one’s own without a name, and of somebody else’s with it', () => {
    const browser = 'Firefox on Windows';
    expect(endSession({ person, sessions: [session] }, acting('p'))).toMatchObject({
      events: [{ type: 'session.ended', person: undefined, browser }],
    });
    expect(endSession({ person, sessions: [session] }, acting('q'))).toMatchObject({
      events: [{ type: 'session.ended', person, browser }],
    });
  });

  test('that is not there is refused', () => {
    expect(endSession({ person, sessions: [] }, acting('p'))).toMatchObject(refused('not_found'));
  });
});

describe('ending all sessions', () => {
  test('says how many', () => {
    expect(endAllSessions({ person, sessions: [session, session] }, acting('q'))).toMatchObject({
      events: [{ type: 'session.all_ended', person, sessions: 2 }],
    });
  });

  test.each(['p', 'q'])('of whoever has none is refused', (id) => {
    expect(endAllSessions({ person, sessions: [] }, acting(id))).toMatchObject(refused('conflict'));
  });
});
