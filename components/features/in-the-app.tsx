import type { FeatureData } from '#components/features/feature-data.ts';
import { SnippetTabs } from '#components/features/snippet-tabs.tsx';
import { Section } from '#components/section.tsx';

export function InTheApp({ feature }: { readonly feature: FeatureData['feature'] }) {
  return (
    <Section title="In the app" hint="OpenFeature, with any of its SDKs">
      <SnippetTabs feature={feature} />
    </Section>
  );
}
