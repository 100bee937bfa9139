import { z } from 'zod';
import { secondFactorChoices } from '#domain/second-factor.ts';
import { id } from './common.ts';

export const endSessionInput = z.strictObject({ sessionId: id });
/** All of one's own, besides the one that one looks through. */
export const endOtherSessionsInput = z.strictObject({ besides: id });
export const endPersonsSessionInput = z.strictObject({ personId: id, sessionId: id });
export const requireSecondFactorInput = z.strictObject({ who: z.enum(secondFactorChoices) });
