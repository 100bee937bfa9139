import { CustomerSearch } from '#components/accounts/customer-search.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { Section } from '#components/section.tsx';

/** From what is talked about to whom it is for: the answer stands in the sheet that opens. */
export function ForACustomer({ feature }: { readonly feature: FeatureData['feature'] }) {
  return (
    <Section title="Who is it for?" className="max-w-2xl pt-0 pb-7">
      <CustomerSearch featureKey={feature.key} />
    </Section>
  );
}
