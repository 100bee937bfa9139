import { Page } from '#components/page.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export default function PeopleLoading() {
  return (
    <Page>
      <div className="pt-16">
        <SkeletonRows rows={8} label="Loading people" />
      </div>
    </Page>
  );
}
