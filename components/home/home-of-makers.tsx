'use client';

import dynamic from 'next/dynamic';

/** The homes of those who do not sell: their code is fetched for them alone. */
export const LateHomePm = dynamic(() =>
  import('#components/home/home-pm.tsx').then((module) => module.HomePm),
);
export const LateHomeEngineer = dynamic(() =>
  import('#components/home/home-engineer.tsx').then((module) => module.HomeEngineer),
);
export const LateHomeAdmin = dynamic(() =>
  import('#components/home/home-admin.tsx').then((module) => module.HomeAdmin),
);
export const LateHomeViewer = dynamic(() =>
  import('#components/home/home-viewer.tsx').then((module) => module.HomeViewer),
);
