'use client';

import dynamic from 'next/dynamic';

/** What lies below or beside who is in: it is in the page from the start, its code comes after that of the top. */
export const FeatureThread = dynamic(() =>
  import('#components/features/feature-thread.tsx').then((module) => module.FeatureThread),
);
export const FeatureExclusions = dynamic(() =>
  import('#components/grants/feature-exclusions.tsx').then((module) => module.FeatureExclusions),
);
export const InTheApp = dynamic(() =>
  import('#components/features/in-the-app.tsx').then((module) => module.InTheApp),
);
export const PastRounds = dynamic(() =>
  import('#components/rounds/past-rounds.tsx').then((module) => module.PastRounds),
);
export const ServingSection = dynamic(() =>
  import('#components/features/serving-section.tsx').then((module) => module.ServingSection),
);
export const WaitlistSection = dynamic(() =>
  import('#components/waitlist/waitlist-section.tsx').then((module) => module.WaitlistSection),
);
export const WhatTheySay = dynamic(() =>
  import('#components/demand/what-they-say.tsx').then((module) => module.WhatTheySay),
);
export const WhoAsked = dynamic(() =>
  import('#components/demand/who-asked.tsx').then((module) => module.WhoAsked),
);
