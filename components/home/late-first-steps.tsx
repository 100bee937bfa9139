'use client';

import dynamic from 'next/dynamic';

/** Only a new house has them: their code is fetched there alone. */
export const LateFirstSteps = dynamic(() =>
  import('#components/home/first-steps.tsx').then((module) => module.FirstSteps),
);
