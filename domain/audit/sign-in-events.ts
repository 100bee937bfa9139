import type { PersonRef } from './refs.ts';

/** How people come in: what they prove it with, and what ends it. Nothing of the secrets themselves. */
export type SignInEvent =
  /** Without a person, it was their own. */
  | { readonly type: 'session.ended'; readonly person?: PersonRef | undefined; readonly browser: string }
  | { readonly type: 'session.all_ended'; readonly person?: PersonRef | undefined; readonly sessions: number }
  | { readonly type: 'sign_in.locked'; readonly person: PersonRef; readonly minutes: number }
  | { readonly type: 'person.invited'; readonly person: PersonRef; readonly days: number }
  | { readonly type: 'profile.invitation_accepted' }
  | { readonly type: 'profile.password_reset' }
  | { readonly type: 'second_factor.set_up' }
  | { readonly type: 'second_factor.codes_made' }
  | { readonly type: 'second_factor.recovery_code_used'; readonly left: number }
  | { readonly type: 'second_factor.switched_off' }
  | { readonly type: 'second_factor.taken_off'; readonly person: PersonRef };
