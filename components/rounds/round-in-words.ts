import type { RoundDraft } from '#components/rounds/round-draft.ts';
import { conditionInWords } from '#domain/conditions-in-words.ts';
import { dayInWords } from '#domain/dates.ts';

/** What the fields of a round are called where they stand beside each other. */
export const roundLabels: Readonly<Record<keyof RoundDraft, string>> = {
  kind: 'Kind',
  seats: 'Places',
  defaultDays: 'Usual length',
  maxDays: 'Longest',
  opensWhenReady: 'Opens when it is ready',
  tiers: 'Plans',
  types: 'Types',
  regions: 'Regions',
  arr: 'Value at least',
  others: 'Other conditions',
  rules: 'Rules of its own',
  skipReason: 'Why alpha is skipped',
  reason: 'Reason',
  opensOn: 'Opens about',
  closesOn: 'Closes about',
};

export function roundFieldInWords(name: keyof RoundDraft, draft: RoundDraft): string {
  switch (name) {
    case 'tiers':
    case 'types':
    case 'regions':
      return draft[name].join(', ') || 'all';
    case 'others':
      return draft.others.map(conditionInWords).join(', ') || 'none';
    case 'rules':
      return draft.rules.map(({ text }) => `“${text}”`).join(', ') || 'none';
    case 'opensWhenReady':
      return draft.opensWhenReady ? 'yes' : 'no';
    case 'opensOn':
    case 'closesOn':
      return draft[name] ? dayInWords(new Date(`${draft[name]}T00:00:00`), new Date()) : 'no date';
    case 'defaultDays':
    case 'maxDays':
      return `${draft[name]} days`;
    default:
      return draft[name] || 'none';
  }
}
