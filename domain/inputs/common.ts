import { z } from 'zod';

/** Control characters but line breaks and tabs, halves of characters, and marks that turn the direction of what follows. */
const hidden = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** One paragraph that people read: no control characters, no edges of white space. */
export function sentence(what: string, max: number) {
  return z
    .string()
    .trim()
    .max(max, `${what} has ${max} characters at most.`)
    .refine((text) => !hidden.test(text), `${what} contains characters that can not be shown.`)
    .refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), `${what} is missing.`);
}

export const reason = sentence('The reason', 500);
export const id = z.uuid('This is not an id.').toLowerCase();
export const environmentKey = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/, 'An environment is named with a–z, 0–9 and dash.');

const firstDay = '2000-01-01';
const lastDay = '2199-12-31';
const thisEra = 'The date must be between 2000 and 2199.';
export const instant = z
  .date('This is not a date.')
  .min(new Date(firstDay), thisEra)
  .max(new Date(lastDay), thisEra);
export const day = z.iso
  .date('The date must be a day such as 2027-01-15.')
  .refine((text) => text >= firstDay && text <= lastDay, thisEra);
export const days = z
  .number({ error: 'The length must be a whole number of days.' })
  .int('The length must be a whole number of days.')
  .min(1, 'The length is 1 day at least.')
  .max(730, 'The length is 730 days at most.');
/** What a deal is worth, in whole US dollars. */
export const dealValue = z
  .number({ error: 'The deal value must be a whole number of dollars.' })
  .int('The deal value must be a whole number of dollars.')
  .min(1, 'The deal value is 1 dollar at least.')
  .max(1_000_000_000, 'The deal value is a billion dollars at most.');
