import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { stages } from '#domain/lifecycle.ts';
import { featureSorts } from '#domain/lists.ts';

/** What of the list stands in the address. */
export const featureFilters = {
  text: parseAsString.withDefault(''),
  stage: parseAsStringLiteral(stages),
  free: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(featureSorts).withDefault('name'),
};

export type FeatureFilters = inferParserType<typeof featureFilters>;

export const noFeatureFilters = { text: null, stage: null, free: null, sort: null };

const longestText = 120;

export function isFiltered({ text, stage, free }: FeatureFilters): boolean {
  return Boolean(text || stage || free);
}

export function listInput({ text, stage, free, sort }: FeatureFilters) {
  const sought = text.trim().slice(0, longestText);
  return {
    ...(sought ? { text: sought } : {}),
    ...(stage ? { stage } : {}),
    ...(free ? { free } : {}),
    ...(sort === 'name' ? {} : { sort }),
  };
}
