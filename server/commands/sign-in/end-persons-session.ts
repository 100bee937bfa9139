import { endPersonsSessionInput } from '#domain/inputs/sign-in.ts';
import { endSession } from '#domain/sessions.ts';
import { loadPersonState } from '#server/commands/people/load-person.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { endThese } from './end-sessions.ts';
import { loadSessions } from './load-sessions.ts';

export const endPersonsSessionVerb = defineVerb({
  name: 'end-persons-session',
  action: 'manage_users',
  input: endPersonsSessionInput,
  load: async (tx, { personId, sessionId }, act) => {
    const found = await loadPersonState(tx, personId, act);
    if (isRefusal(found)) return found;
    const { person } = found;
    return { person, sessions: await loadSessions(tx, { userId: person.id, only: sessionId }, act.now) };
  },
})({
  scope: () => ({}),
  decide: (state, _input, act) => endSession(state, act),
  save: async (tx, _next, { state, act }) => {
    await endThese(tx, state.sessions, 'ended_by_admin', act.now);
    return { ended: state.sessions.length };
  },
});
