'use client';

import dynamic from 'next/dynamic';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { useOpening } from '#components/ui/use-opening.ts';

const load = () => import('#components/access/end-dialog.tsx').then((module) => module.EndDialog);
const EndDialog = dynamic(load, { ssr: false });

interface EndButtonProps {
  readonly grantId: string;
  readonly featureName: string;
  readonly accountName: string;
  readonly variant?: ButtonProps['variant'];
}

export function EndButton({ variant = 'link', ...about }: EndButtonProps) {
  const { opener, times, show, hold } = useOpening();
  return (
    <>
      <Button
        ref={opener}
        variant={variant}
        aria-haspopup="dialog"
        className={cn(variant === 'link' && 'max-sm:border-edge max-sm:text-ink')}
        onPointerDown={() => void load()}
        onClick={show}
      >
        End<span className="sr-only"> {about.featureName}</span>
      </Button>
      {times > 0 && <EndDialog key={times} {...about} {...hold} />}
    </>
  );
}
