import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropDraft, keepDraft, keepDraftsOf, readDraft } from '#components/drafts/kept-drafts.ts';

const first = { note: '', days: 30, contacts: [] as string[] };
const keep = (key: string, draft: object) => keepDraft(key, JSON.stringify(draft), JSON.stringify(first));
const typed = { note: 'They wait for it.', days: 14, contacts: ['data'] };

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
    removeItem: (name: string) => items.delete(name),
    key: (place: number) => [...items.keys()][place] ?? null,
    get length() {
      return items.size;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

test('what is typed is kept until it is sent', () => {
  expect(readDraft('wish', first)).toBeUndefined();
  keep('wish', typed);
  expect(readDraft('wish', first)).toEqual(typed);
  expect(readDraft('other', first)).toBeUndefined();
  dropDraft('wish');
  expect(readDraft('wish', first)).toBeUndefined();
});

test('a form that stands as it began is no draft', () => {
  keep('wish', typed);
  keep('wish', first);
  expect(sessionStorage.length).toBe(0);
});

test.each([
  ['another make', '{"note": "They wait.", "days": "14", "contacts": []}'],
  ['less', '{"note": "They wait."}'],
  ['no draft', 'null'],
  ['no JSON', '{'],
])('%s is not taken for a draft', (_what, written) => {
  sessionStorage.setItem('latchkey.draft.wish', written);
  expect(readDraft('wish', first)).toBeUndefined();
});

test('somebody else at the same tab finds nothing; the same person does', () => {
  keepDraftsOf('a-seller');
  sessionStorage.setItem('something.else', 'stays');
  keep('wish', typed);
  keep('comment', typed);
  keepDraftsOf('a-seller');
  expect(readDraft('wish', first)).toEqual(typed);
  keepDraftsOf('a-lead');
  expect([readDraft('wish', first), readDraft('comment', first)]).toEqual([undefined, undefined]);
  expect(sessionStorage.getItem('something.else')).toBe('stays');
});

test('a browser that keeps nothing is no problem', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keep('wish', typed);
  keepDraftsOf('a-seller');
  dropDraft('wish');
  expect(readDraft('wish', first)).toBeUndefined();
});
