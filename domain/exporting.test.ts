import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { canonicalEvent, genesisHash } from '#domain/audit/canonical.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { csvCell, type ExportedEvent, exportFileName, exportHead, exportRow } from '#domain/exporting.ts';
import { noon } from '#tests/support/facts.ts';
import { granted, ofGrant, ofRound } from '#tests/support/told-parts.ts';

function chained(event: AuditEvent): ExportedEvent {
  const about = {
    seq: 7,
    at: noon,
    commandId: '00000000-0000-4000-8000-000000000000',
    actor: { kind: 'user', id: 'u', name: 'The seller' } as const,
    event,
    prevHash: genesisHash,
  };
  return { ...about, hash: createHash('sha256').update(canonicalEvent(about)).digest('hex') };
}

const file = (...events: AuditEvent[]) =>
  exportHead('csv') + events.map((event) => exportRow('csv', chained(event), noon)).join('');
const read = (text: string) =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, newline: '\r\n' }).data;

describe('a cell', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['a, b', '"a, b"'],
    ['she said "yes"', '"she said ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' edge', '" edge"'],
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\rx', `"'\rx"`],
    [' =1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['=cmd|"/c calc"!A1, x', `"'=cmd|""/c calc""!A1, x"`],
    ['1-1=0', '1-1=0'],
  ])('%j is written %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
    const [[back]] = Papa.parse<[string]>(`${csvCell(text)}\r\n`, { delimiter: ',', newline: '\r\n' })
      .data as [[string]];
    expect([text, `'${text}`]).toContain(back);
    expect(back).not.toMatch(/^\s*[=+\-@＝]|^[\t\r]/);
  });
});

describe('a CSV file', () => {
  test('begins with the mark of UTF-8 and names its columns', () => {
    const [heading] = file().split('\r\n');
    expect(heading).toBe(
      '\uFEFFseq,at,actor,type,sentence,reason,change,before,after,feature,account,command_id,request_id,prev_hash,hash',
    );
  });

  test('says what happened, why, what was before and after, with the hash of the chain', () => {
    const extended: AuditEvent = {
      type: 'grant.extended',
      ...ofGrant,
      from: '2026-12-01T12:00:00.000Z',
      to: '2027-01-22T12:00:00.000Z',
      reason: '=HYPERLINK("http://evil.example")',
    };
    const changes = [
      { what: 'places', from: '3', to: '5' },
      { what: 'usual length', from: '14 days', to: '30 days' },
    ];
    const rows = read(file(extended, { type: 'round.changed', ...ofRound, changes }));
    expect(rows[0]).toEqual({
      seq: '7',
      at: '2026-11-22T12:00:00.000Z',
      actor: 'The seller',
      type: 'grant.extended',
      sentence: 'The seller extended Java support for Acme: ends 1 Dec → 22 Jan 2027',
      reason: '\'=HYPERLINK("http://evil.example")',
      change: 'ends',
      before: '1 Dec',
      after: '22 Jan 2027',
      feature: 'java-support',
      account: 'acme',
      command_id: '00000000-0000-4000-8000-000000000000',
      request_id: '',
      prev_hash: genesisHash,
      hash: chained(extended).hash,
    });
    expect(rows[1]).toMatchObject({
      change: 'places; usual length',
      before: '3; 14 days',
      after: '5; 30 days',
      account: '',
    });
  });

  test('ends each row as RFC 4180 wants', () => {
    const text = file({ type: 'grant.created', ...granted, reason: 'Two\nlines' });
    expect(text.match(/\r\n/g)).toHaveLength(2);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('says of Latchkey what nobody did', () => {
    const { hash, ...about } = chained({ type: 'grant.undone', ...ofGrant });
    const row = exportRow('csv', { ...about, hash, actor: { kind: 'system' } }, noon);
    expect(read(exportHead('csv') + row)[0]).toMatchObject({ actor: 'Latchkey' });
  });
});

describe('a JSON Lines file', () => {
  test('has no heading, and each line without its hash is what was hashed', () => {
    const event = chained({ type: 'grant.created', ...granted });
    expect(exportHead('json')).toBe('');
    const line = exportRow('json', event, noon);
    expect(line.endsWith('\n')).toBe(true);
    const { hash, ...rest } = JSON.parse(line);
    const form = canonicalEvent({ ...rest, at: new Date(rest.at) });
    expect(createHash('sha256').update(form).digest('hex')).toBe(hash);
    expect(rest).toMatchObject({ seq: 7, prevHash: genesisHash });
    expect(line.trimEnd()).not.toContain('\n');
  });
});

test('a file is named after its day and its form', () => {
  expect([exportFileName('csv', noon), exportFileName('json', noon)]).toEqual([
    'timeline-2026-11-22.csv',
    'timeline-2026-11-22.jsonl',
  ]);
});
