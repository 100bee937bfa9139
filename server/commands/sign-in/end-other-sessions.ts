import { endOtherSessionsInput } from '#domain/inputs/sign-in.ts';
import { endAllSessions } from '#domain/sessions.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { endThese } from './end-sessions.ts';
import { loadSessions } from './load-sessions.ts';

export const endOtherSessionsVerb = defineVerb({
  name: 'end-other-sessions',
  action: 'keep_profile',
  input: endOtherSessionsInput,
  load: async (tx, { besides }, { by, now }) => ({
    person: by,
    sessions: await loadSessions(tx, { userId: by.id, besides }, now),
  }),
})({
  scope: () => ({}),
  decide: (state, _input, act) => endAllSessions(state, act),
  save: async (tx, _next, { state, act }) => {
    await endThese(tx, state.sessions, 'ended_by_owner', act.now);
    return { ended: state.sessions.length };
  },
});
