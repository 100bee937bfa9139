'use client';

import dynamic from 'next/dynamic';
import { Button } from '#components/ui/button.tsx';

/** The menu of views, whose code comes after the list; its button keeps its place meanwhile. */
export const ViewsMenu = dynamic(
  () => import('#components/views/views-menu.tsx').then((module) => module.ViewsMenu),
  {
    ssr: false,
    loading: () => (
      <Button disabled className="max-sm:h-12 max-sm:flex-1">
        Views
      </Button>
    ),
  },
);
