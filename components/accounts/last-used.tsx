import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export function LastUsed({ judged }: { readonly judged: JudgedFeature }) {
  const { asked, grant } = judged;
  if (!asked || (grant && asked.lastAskedAt < grant.createdAt))
    return <span className="text-muted">Not used yet</span>;
  return (
    <span className="text-muted">
      {asked.lastOn ? 'Last used' : 'Their app got OFF'}{' '}
      <span className="relative text-ink">
        <RelativeTime at={asked.lastAskedAt} />
      </span>
    </span>
  );
}
