import type { PersonRef } from './refs.ts';

/** What whoever runs Latchkey did to the house from the command line. */
export type OperatorEvent =
  | {
      readonly type: 'operator.restored';
      /** The moment that the backup shows. */
      readonly takenAt: string;
      /** Sign-ins of that moment, which were ended. */
      readonly sessionsEnded: number;
    }
  | {
      readonly type: 'operator.secrets_sealed';
      /** How many were sealed anew with the key that comes first now. */
      readonly count: number;
    }
  | {
      readonly type: 'operator.admin_made';
      readonly person: PersonRef;
      readonly added: boolean;
      readonly activated: boolean;
      readonly passwordGiven: boolean;
      readonly secondFactorTakenOff: boolean;
    };
