'use client';

import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { MayFail } from '#components/charts/may-fail.tsx';

interface WhenNearProps {
  /** As high as what comes, so that nothing jumps. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** What lies below the fold, with its code and its data: fetched when it is nearly scrolled to, and printed with the rest. */
export function WhenNear({ fallback, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (near || !element) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: '400px' },
    );
    const all = () => setNear(true);
    observer.observe(element);
    window.addEventListener('beforeprint', all);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', all);
    };
  }, [near]);
  return (
    <div ref={place}>
      {near ? (
        <MayFail>
          <Suspense fallback={fallback}>{children}</Suspense>
        </MayFail>
      ) : (
        fallback
      )}
    </div>
  );
}
