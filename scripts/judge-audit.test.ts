import { expect, test } from 'vitest';
import { judgeAudit } from './judge-audit.ts';

const one = (severity: string) => ({ severity, range: '<2.0.0', fixAvailable: true });

test.each([
  [
    'nothing',
    { vulnerabilities: {} },
    'none',
    'No vulnerability of high or critical severity is known in what runs.',
  ],
  ['little', { vulnerabilities: { left: one('moderate') } }, 'none', expect.any(String)],
  [
    'much',
    { vulnerabilities: { left: one('moderate'), right: one('critical') } },
    'some',
    'Vulnerabilities are known in what runs; docs/operations.md says which apply:\n  right <2.0.0: critical, a version without it is there',
  ],
  [
    'a registry that can not say',
    { message: '405 Method Not Allowed', statusCode: 405 },
    'unknown',
    expect.stringMatching(
      /^Whether vulnerabilities are known is not known: the registry did not say \(405 Method/,
    ),
  ],
])('%s', (_case, answer, known, sentence) => {
  expect(judgeAudit(JSON.stringify(answer))).toEqual({ known, sentence });
});

test('no answer at all is no clean answer', () => {
  expect(judgeAudit('').known).toBe('unknown');
});
