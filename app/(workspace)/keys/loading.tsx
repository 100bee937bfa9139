import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export default function KeysLoading() {
  return (
    <Page>
      <PageHeader
        title="Keys"
        hint="An app that asks Latchkey who has what brings one of these."
        rule={false}
      />
      <SkeletonRows rows={4} label="Loading keys" />
    </Page>
  );
}
