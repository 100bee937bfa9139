import { expect, test } from 'vitest';
import { publishedSpec, validateAnswer, validatorOf } from '#tests/support/ofrep-schema.ts';

const answer = { key: 'a', value: true, variant: 'on', reason: 'STATIC', metadata: { cause: 'everyone' } };

test('the published specification refuses every value and the reason DEFAULT; corrected it takes them', () => {
  const published = validatorOf(publishedSpec());
  const fallback = { key: 'a', reason: 'DEFAULT' };
  for (const value of [true, 'text', 1, 1.5, {}]) {
    expect(published('single', 200, { ...answer, value }).join()).toContain('exactly one schema');
    expect(validateAnswer('single', 200, { ...answer, value, reason: 'DEFAULT' })).toEqual([]);
    expect(validateAnswer('bulk', 200, { flags: [{ ...answer, value }] })).toEqual([]);
  }
  expect(published('single', 200, fallback).join()).toContain('allowed values');
});

test('answers that break the specification are found', () => {
  const wrong = [
    ['single', 200, { ...answer, key: undefined }],
    ['single', 200, { ...answer, reason: 'BECAUSE' }],
    ['single', 200, { ...answer, metadata: null }],
    ['single', 200, { ...answer, metadata: { nested: {} } }],
    ['single', 404, { key: 'a', errorCode: 'GENERAL' }],
    ['single', 400, { errorCode: 'PARSE_ERROR' }],
    ['bulk', 400, { errorDetails: 'No code.' }],
    ['bulk', 200, { flags: [{ key: 'a' }] }],
    ['bulk', 200, { flags: [], eventStreams: [{ type: 'sse' }] }],
    ['bulk', 200, { flags: [], eventStreams: [{ type: 'sse', endpoint: { requestUri: 'no-slash' } }] }],
  ] as const;
  for (const [route, status, body] of wrong) expect(validateAnswer(route, status, body)).not.toEqual([]);
});
