import type { SnippetFeature } from '#components/features/snippets.ts';

/** Stands in the snippets that are not about one feature. */
export const exampleFeature: SnippetFeature = {
  key: 'your-feature',
  valueType: 'boolean',
  variants: { on: true, off: false },
  offVariant: 'off',
};
