import { draftResolver, type Problem } from '#components/features/draft-resolver.ts';
import { type KeyKind, originProblem } from '#domain/api-keys.ts';
import { createKeyInput } from '#domain/inputs/api-keys.ts';

/** A key as it is typed: origins one per line or with commas, limits as text. */
export interface KeyDraft {
  name: string;
  kind: KeyKind;
  environmentKey: string;
  expiresOn: string;
  origins: string;
  proofRequired: boolean;
  singlePerSecond: string;
  bulkPerSecond: string;
  maxStreams: string;
}

export function firstKeyDraft(environmentKey: string): KeyDraft {
  return {
    name: '',
    kind: 'server',
    environmentKey,
    expiresOn: '',
    origins: '',
    proofRequired: true,
    singlePerSecond: usual('singlePerSecond'),
    bulkPerSecond: usual('bulkPerSecond'),
    maxStreams: usual('maxStreams'),
  };
}

export const limitFields = ['singlePerSecond', 'bulkPerSecond', 'maxStreams'] as const;

export const keyResolver = draftResolver({
  schema: createKeyInput,
  read: ({ expiresOn, ...draft }: KeyDraft) => ({
    ...draft,
    origins: draft.kind === 'client' ? originsIn(draft.origins) : [],
    expiresAt: expiresOn ? new Date(`${expiresOn}T23:59:59`) : null,
    ...Object.fromEntries(limitFields.map((field) => [field, wholeNumber(draft[field])])),
  }),
  place: ({ path, message }) => ({ field: path[0] === 'expiresAt' ? 'expiresOn' : String(path[0]), message }),
  before: ({ kind, origins, expiresOn }): Problem[] => {
    const wrong = kind === 'client' ? originsIn(origins).flatMap((one) => originProblem(one) ?? []) : [];
    const over = expiresOn && new Date(`${expiresOn}T23:59:59`) < new Date();
    return [
      ...(wrong.length > 0 ? [{ field: 'origins', message: wrong.join('\n') }] : []),
      ...(over ? [{ field: 'expiresOn', message: 'This day is over already.' }] : []),
    ];
  },
});

function usual(field: (typeof limitFields)[number]): string {
  return String(createKeyInput.shape[field].parse(undefined));
}

/** What is typed or pasted; the slash that browsers' address bars put at the end is not meant. */
function originsIn(text: string): string[] {
  const origins = text
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map((one) => one.replace(/^(https?:\/\/[^/]+)\/$/i, '$1'));
  return [...new Set(origins)];
}

/** Undefined for what is no number, which the schema then refuses. */
function wholeNumber(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
