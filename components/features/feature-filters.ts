import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { stages } from '#domain/lifecycle.ts';

/** What of the list stands in the address. */
export const featureFilters = {
  text: parseAsString.withDefault(''),
  stage: parseAsStringLiteral(stages),
};

export type FeatureFilters = inferParserType<typeof featureFilters>;

const longestText = 120;

export function listInput({ text, stage }: FeatureFilters) {
  const sought = text.trim().slice(0, longestText);
  return { ...(sought ? { text: sought } : {}), ...(stage ? { stage } : {}) };
}
