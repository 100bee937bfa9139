import { SnippetTabs } from '#components/features/snippet-tabs.tsx';
import { exampleFeature } from '#components/keys/example-feature.ts';
import { Section } from '#components/section.tsx';

export function KeySnippets() {
  return (
    <Section
      title="Ask from an app"
      hint="With any OpenFeature SDK, or without one"
      className="max-w-4xl pt-9"
    >
      <SnippetTabs feature={exampleFeature} />
    </Section>
  );
}
