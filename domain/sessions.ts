/** Sign-ins in browsers: how long they hold, and who may end them. */
import type { Act } from './act.ts';
import type { PersonRef } from './audit/refs.ts';
import { browserInWords } from './browser-words.ts';
import { type Decision, refuse } from './decision.ts';

/** So long a sign-in holds, whatever happens. */
export const sessionHours = 12;

interface SessionsState {
  readonly person: PersonRef;
  /** Those that are asked for and living still. */
  readonly sessions: readonly { readonly id: string; readonly userAgent: string }[];
}

/** Decides on ending one session of somebody, or of oneself. */
export function endSession({ person, sessions: [session] }: SessionsState, act: Act): Decision<null> {
  if (!session) return refuse('not_found', 'There is no such sign-in, or it is over already.');
  const whose = person.id === act.by.id ? undefined : person;
  const browser = browserInWords(session.userAgent);
  return { ok: true, next: null, events: [{ type: 'session.ended', person: whose, browser }] };
}

/** Decides on ending all sessions that are asked for. */
export function endAllSessions({ person, sessions }: SessionsState, act: Act): Decision<null> {
  const own = person.id === act.by.id;
  if (sessions.length === 0)
    return refuse('conflict', own ? 'You are signed in nowhere else.' : `${person.name} is not signed in.`);
  const whose = own ? undefined : person;
  return {
    ok: true,
    next: null,
    events: [{ type: 'session.all_ended', person: whose, sessions: sessions.length }],
  };
}
