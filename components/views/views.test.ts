import { createLoader, createSerializer } from 'nuqs/server';
import { expect, test } from 'vitest';
import { accountFilters } from '#components/accounts/account-filters.ts';
import { timelineParsers } from '#components/audit/timeline-filter.ts';
import { featureFilters } from '#components/features/feature-filters.ts';
import { accountViews, featureViews, timelineViews } from '#components/views/default-views.ts';
import { viewQuery } from '#domain/saved-views.ts';
import { viewPartOf, viewParts, viewScreens } from '#domain/view-queries.ts';

const id = '0196f0c2-1111-4222-8333-444455556666';
const parsers = { accounts: accountFilters, features: featureFilters, timeline: timelineParsers };
const defaults = { accounts: accountViews, features: featureViews, timeline: timelineViews(id) };
/** Where the timeline opens and what lies over it is no part of a view. */
const passing = ['event', 'export'];

const samples = {
  accounts: ['text=a+b', 'mine=true', 'plan=Enterprise', 'type=prospect', 'part=ending', 'sort=-seen'],
  features: ['text=java', 'stage=beta', 'free=true', 'sort=-demand'],
  timeline: [
    ...['text=war', `person=${id}`, 'feature=sso', 'account=acme', 'kind=unlocks%2Crounds'],
    ...['from=2026-11-01', 'to=2026-11-20', 'zone=utc'],
  ],
};

test.each(viewScreens)('a view of %s holds what its screen reads from the address', (screen) => {
  const known = Object.keys(parsers[screen]).filter((part) => !passing.includes(part));
  expect([...viewParts[screen]].sort()).toEqual(known.sort());
  expect(samples[screen].map((sample) => sample.split('=')[0]).sort()).toEqual(known.sort());
  for (const sample of samples[screen]) {
    const read = createLoader(parsers[screen] as typeof accountFilters)(new URLSearchParams(sample));
    const written = createSerializer(parsers[screen] as typeof accountFilters)(read);
    expect(viewPartOf(screen, written), 'the screen reads it and writes it again').toBe(sample);
    expect(viewQuery(screen, sample), 'the server keeps it').toBe(sample);
  }
});

test.each(viewScreens)('the views of %s that need no saving are in the form of saved ones', (screen) => {
  for (const { query } of defaults[screen]) {
    expect(viewQuery(screen, query)).toBe(query);
    expect(viewPartOf(screen, `?${query}`)).toBe(query);
  }
});
