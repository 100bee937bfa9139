import { writtenReason } from '#components/access/written-reason.ts';

export const occasions = [
  { value: 'call', label: 'On a call', reason: 'On a call with them.' },
  { value: 'trial', label: 'Trial', reason: 'Part of their trial.' },
  { value: 'renewal', label: 'Renewal', reason: 'For their renewal.' },
  { value: 'other', label: 'Other…', reason: '' },
] as const;
export type Occasion = (typeof occasions)[number]['value'];

/** What is being wished for, while it is still on the screen only. */
export interface Wish {
  readonly days: number;
  /** A day as its field has it; empty means now. */
  readonly startsOn: string;
  readonly occasion: Occasion;
  readonly words: string;
  /** As it stands in the field; empty when it is not known. */
  readonly dealValue: string;
  readonly closeDate: string;
  /** The id of the colleague it is asked for; empty means oneself. */
  readonly onBehalfOf: string;
  readonly variant: string;
  /** Empty means everyone at the account. */
  readonly contactKeys: readonly string[];
}

/** The reason as it will stand on the record, or what is wrong with it. */
export function reasonOf(wish: Wish) {
  const chosen = occasions.find((occasion) => occasion.value === wish.occasion)?.reason ?? '';
  return writtenReason([chosen, wish.words.trim()].filter(Boolean).join(' '));
}
