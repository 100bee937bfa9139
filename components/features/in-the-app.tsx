import Link from 'next/link';
import type { FeatureData } from '#components/features/feature-data.ts';
import { SnippetTabs } from '#components/keys/snippets/snippet-tabs.tsx';
import { Section } from '#components/section.tsx';

export function InTheApp({ feature }: { readonly feature: FeatureData['feature'] }) {
  return (
    <Section
      title="In the app"
      hint="OpenFeature, with any of its SDKs"
      aside={
        <Link href={`/keys/ask?feature=${encodeURIComponent(feature.key)}`} className="underline-link thumb">
          Ask as an account
        </Link>
      }
    >
      <SnippetTabs feature={feature} />
    </Section>
  );
}
