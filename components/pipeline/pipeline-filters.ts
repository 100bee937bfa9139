import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { stages } from '#domain/lifecycle.ts';

/** What of the board stands in the address. */
export const pipelineFilters = {
  text: parseAsString.withDefault(''),
  owner: parseAsString.withDefault(''),
  mine: parseAsBoolean.withDefault(false),
  blocked: parseAsBoolean.withDefault(false),
  retired: parseAsBoolean.withDefault(false),
  /** The column that a phone shows. */
  stage: parseAsStringLiteral(stages).withDefault('beta'),
};

export type PipelineFilters = inferParserType<typeof pipelineFilters>;

const longestText = 120;
const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What narrows the columns; the same for the board and for more of one column. */
export function filterInput({ text, owner, mine, blocked }: PipelineFilters) {
  const sought = text.trim().slice(0, longestText);
  return {
    ...(sought ? { text: sought } : {}),
    ...(anId.test(owner) ? { owner } : {}),
    ...(mine ? { mine } : {}),
    ...(blocked ? { blocked } : {}),
  };
}

/** A phone that looks at the retired unfolds them. */
export function boardInput(filters: PipelineFilters) {
  const retired = filters.retired || filters.stage === 'retired';
  return { ...filterInput(filters), ...(retired ? { retired } : {}) };
}
