/**
 * A decision is a value: what to do next with the audit events that tell it, or a refusal
 * with a sentence that can be read out. Exceptions are bugs.
 */
import type { AuditEvent } from './audit/events.ts';

const refusalCodes = [
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'stale',
  'denied',
  'needs_approval',
  'no_seat',
  'too_many',
  'unavailable',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Complete, in plain English, addressed to whoever tried. */
  readonly sentence: string;
}

interface Decided<Next> {
  readonly ok: true;
  readonly next: Next;
  readonly events: readonly [AuditEvent, ...AuditEvent[]];
}

export type Decision<Next> = Decided<Next> | Refusal;

/** Words that a person wrote, as a sentence: "Contract" becomes "Contract." */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export function refuse(code: RefusalCode, sentence: string): Refusal {
  return { ok: false, code, sentence };
}
