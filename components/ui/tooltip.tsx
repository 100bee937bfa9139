'use client';

import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { Slot } from '#components/ui/slot.tsx';

const opensAfterMs = 250;
const closesAfterMs = 120;
const gapPx = 6;

interface TooltipProps {
  readonly content: ReactNode;
  /** One element that takes a ref and focus. */
  readonly children: ReactNode;
}

/** Shown on hover, on keyboard focus and on touch; it stays while pointed at, and Esc or scrolling takes it away. */
export function Tooltip({ content, children }: TooltipProps) {
  const id = useId();
  const trigger = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);

  function change(next: boolean, afterMs = 0) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(next), afterMs);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      <Slot
        ref={trigger}
        {...(shown ? { 'aria-describedby': id } : {})}
        onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && change(true, opensAfterMs)}
        onPointerLeave={(event: PointerEvent) =>
          event.pointerType === 'mouse' && change(false, closesAfterMs)
        }
        onPointerDown={(event: PointerEvent) => change(event.pointerType !== 'mouse')}
        onFocus={() => trigger.current?.matches(':focus-visible') && change(true)}
        onBlur={() => change(false)}
      >
        {children}
      </Slot>
      {shown && (
        <Bubble
          id={id}
          trigger={trigger}
          hold={() => change(true)}
          close={(afterMs) => change(false, afterMs)}
        >
          {content}
        </Bubble>
      )}
    </>
  );
}

interface BubbleProps {
  readonly id: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly hold: () => void;
  readonly close: (afterMs?: number) => void;
  readonly children: ReactNode;
}

function Bubble({ id, trigger, hold, close, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const closing = useRef(close);
  closing.current = close;

  useLayoutEffect(() => {
    if (!bubble.current || !trigger.current) return;
    const at = trigger.current.getBoundingClientRect();
    const { width, height } = bubble.current.getBoundingClientRect();
    const centred = at.left + at.width / 2 - width / 2;
    const above = at.top - height - gapPx;
    bubble.current.style.left = `${Math.max(8, Math.min(centred, window.innerWidth - width - 8))}px`;
    bubble.current.style.top = `${above < 8 ? at.bottom + gapPx : above}px`;
  }, [trigger]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && closing.current();
    const onScroll = () => closing.current();
    window.addEventListener('keydown', onKey);
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, []);

  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      data-slot="tooltip"
      onPointerEnter={hold}
      onPointerLeave={() => close(closesAfterMs)}
      className="pointer-events-auto fixed z-60 max-w-72 animate-fade-in rounded-control bg-ink px-2.5 py-1.5 text-sm text-paper"
    >
      {children}
    </div>,
    document.body,
  );
}
