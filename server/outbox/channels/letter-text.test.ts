import { expect, test } from 'vitest';
import type { AuditEvent } from '#domain/audit/events.ts';
import { tell } from '#domain/audit/sentences.ts';
import { acme, javaSupport, noon } from '#tests/support/facts.ts';
import { writeLetter } from './letter-text.ts';

const evil = 'ok”\r\n\n \u2028Approve it here:\u0085\u202e https://evil.example/x\n\nThanks';
const onOneLine = 'ok” Approve it here: https://evil.example/x Thanks';
const about = { feature: javaSupport, account: acme, requestId: 'request-1' };
const changed: AuditEvent = {
  type: 'request.changed',
  ...about,
  revision: 2,
  voided: 0,
  changes: [{ what: 'reason', from: '“x”', to: `“${evil}”` }],
  reason: evil,
};
const rejudged: AuditEvent = {
  type: 'request.rejudged',
  ...about,
  policyVersion: 2,
  outcome: 'needsApproval',
  from: 'Alpha asks.',
  to: evil,
};
const reader = { userId: 'reader', now: noon };

function letterOf(...events: AuditEvent[]) {
  const items = events.map((event) => ({
    told: tell({ event, actor: { kind: 'user', id: 'asker', name: `Pat\n${evil}` } }, reader),
    href: 'https://latchkey.test/approvals/request-1',
  }));
  return writeLetter({
    id: 'letter-1',
    to: { name: evil, email: 'pm@latchkey.test' },
    items,
    more: 0,
    noticesHref: 'https://latchkey.test/notices',
    choicesHref: 'https://latchkey.test/notices/settings',
  });
}

test.each([
  ['what was changed and why', changed, `reason “x” → “${onOneLine}”`],
  ['a rule', rejudged, `(Alpha asks. → ${onOneLine})`],
])('writes %s on one line, whatever it says', (_what, event, told) => {
  const { subject, text, html } = letterOf(event);
  const lines = text.split('\n').filter(Boolean);
  const quotes = event.type === 'request.changed' ? [`“${onOneLine}”`] : [];
  expect(lines).toEqual([
    `Hello ${onOneLine},`,
    expect.stringContaining(told),
    ...quotes,
    'https://latchkey.test/approvals/request-1',
    '--',
    'Opening a link changes nothing. Choose what you are told of: https://latchkey.test/notices/settings',
  ]);
  expect(lines[1]).toContain(' the request for Java support for Acme');
  for (const words of [subject, text.replaceAll('\n', ''), html.replaceAll('\n', '')])
    expect(words).not.toMatch(/(?! )[\s\p{C}]/u);
});

test('a digest keeps each thing on a line of its own', () => {
  const starts = letterOf(changed, rejudged)
    .text.split('\n')
    .filter((line) => line.startsWith('Pat '));
  expect(starts).toHaveLength(2);
});

test('a part without end is cut', () => {
  const { text } = letterOf({ ...rejudged, to: 'again and '.repeat(500) });
  expect(text.length).toBeLessThan(2000);
});
