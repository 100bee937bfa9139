import { personInput } from '#domain/inputs/people.ts';
import { endAllSessions } from '#domain/sessions.ts';
import { loadPersonState } from '#server/commands/people/load-person.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { endThese } from './end-sessions.ts';
import { loadSessions } from './load-sessions.ts';

export const endPersonsSessionsVerb = defineVerb({
  name: 'end-persons-sessions',
  action: 'manage_users',
  input: personInput,
  load: async (tx, { personId }, act) => {
    const found = await loadPersonState(tx, personId, act);
    if (isRefusal(found)) return found;
    const { person } = found;
    return { person, sessions: await loadSessions(tx, { userId: person.id }, act.now) };
  },
})({
  scope: () => ({}),
  decide: (state, _input, act) => endAllSessions(state, act),
  save: async (tx, _next, { state, act }) => {
    await endThese(tx, state.sessions, 'ended_by_admin', act.now);
    return { ended: state.sessions.length };
  },
});
