import { endSessionInput } from '#domain/inputs/sign-in.ts';
import { endSession } from '#domain/sessions.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { endThese } from './end-sessions.ts';
import { loadSessions } from './load-sessions.ts';

export const endOwnSessionVerb = defineVerb({
  name: 'end-own-session',
  action: 'keep_profile',
  input: endSessionInput,
  load: async (tx, { sessionId }, { by, now }) => ({
    person: by,
    sessions: await loadSessions(tx, { userId: by.id, only: sessionId }, now),
  }),
})({
  scope: () => ({}),
  decide: (state, _input, act) => endSession(state, act),
  save: async (tx, _next, { state, act }) => {
    await endThese(tx, state.sessions, 'ended_by_owner', act.now);
    return { ended: state.sessions.length };
  },
});
