import { FeatureSkeleton } from '#components/features/feature-skeleton.tsx';

export default function FeatureLoading() {
  return <FeatureSkeleton />;
}
