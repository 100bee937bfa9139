import { leaveFor } from '#components/shell/way.ts';

/** Called by Next.js when it sets out for another address. */
export const onRouterTransitionStart = leaveFor;
