import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { policyHint } from '#components/policy/policy-hint.ts';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export default function PolicyLoading() {
  return (
    <Page>
      <PageHeader title="Policy" hint={policyHint} />
      <SkeletonRows rows={5} label="Loading the policy" />
    </Page>
  );
}
