import type { AuditEventType } from '#domain/audit/events.ts';
import type { SignInEvent } from '#domain/audit/sign-in-events.ts';
import type { ToldOf } from '#tests/support/told-parts.ts';

const person = { id: 'p', name: 'The seller of Acme' };

/** Each event with what it is told as. */
export const toldOfSignIn: ToldOf<Extract<AuditEventType, SignInEvent['type']>> = {
  'session.ended': [
    { type: 'session.ended', person, browser: 'Firefox on Windows' },
    'signed The seller of Acme out in one browser: Firefox on Windows',
    'plain',
  ],
  'session.all_ended': [{ type: 'session.all_ended', sessions: 2 }, 'signed out in 2 browsers', 'plain'],
  'sign_in.locked': [
    { type: 'sign_in.locked', person, minutes: 15 },
    'locked the sign-in of The seller of Acme for 15 minutes after too many wrong tries',
    'refused',
  ],
  'person.invited': [
    { type: 'person.invited', person, days: 7 },
    'invited The seller of Acme by e-mail, for 7 days',
    'plain',
  ],
  'profile.invitation_accepted': [
    { type: 'profile.invitation_accepted' },
    'accepted the invitation and chose a password',
    'plain',
  ],
  'profile.password_reset': [
    { type: 'profile.password_reset' },
    'chose a new password through a link in an e-mail',
    'plain',
  ],
  'second_factor.set_up': [{ type: 'second_factor.set_up' }, 'set up a second factor', 'plain'],
  'second_factor.codes_made': [{ type: 'second_factor.codes_made' }, 'made new recovery codes', 'plain'],
  'second_factor.recovery_code_used': [
    { type: 'second_factor.recovery_code_used', left: 1 },
    'signed in with a recovery code; 1 code left',
    'plain',
  ],
  'second_factor.switched_off': [
    { type: 'second_factor.switched_off' },
    'switched off the second factor',
    'plain',
  ],
  'second_factor.taken_off': [
    { type: 'second_factor.taken_off', person },
    'took the second factor off The seller of Acme',
    'plain',
  ],
};
