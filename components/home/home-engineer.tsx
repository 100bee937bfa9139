'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { HomeMyFeatures } from '#components/home/home-my-features.tsx';
import { HomeReady } from '#components/home/home-ready.tsx';
import { HomeSwitchedOff } from '#components/home/home-switched-off.tsx';
import { Columns } from '#components/page.tsx';
import { useTRPC } from '#components/trpc/client.ts';

export function HomeEngineer() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.home.engineer.queryOptions());
  const isOff = data.killed.length > 0;
  return (
    <Columns side={!isOff && <HomeSwitchedOff killed={data.killed} />}>
      {isOff && <HomeSwitchedOff killed={data.killed} />}
      <HomeReady rounds={data.toMarkReady} />
      <HomeMyFeatures features={data.mine} killed={data.killed} />
    </Columns>
  );
}
