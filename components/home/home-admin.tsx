'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { HomeApps } from '#components/home/home-apps.tsx';
import { HomeKeys } from '#components/home/home-keys.tsx';
import { HomePeople } from '#components/home/home-people.tsx';
import { Columns } from '#components/page.tsx';
import { useTRPC } from '#components/trpc/client.ts';

export function HomeAdmin() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.home.admin.queryOptions());
  return (
    <Columns side={<HomePeople people={data.people} />}>
      <HomeApps asked={data.asked} keys={data.keys} />
      <HomeKeys keys={data.keys} />
    </Columns>
  );
}
