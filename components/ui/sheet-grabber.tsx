'use client';

import { Dialog as Primitive } from 'radix-ui';
import { type PointerEvent, type RefObject, useRef } from 'react';

const closesAfterPx = 72;

/** Pull the sheet down to close it; a press or Enter closes it too. */
export function SheetGrabber({ panel }: { readonly panel: RefObject<HTMLDivElement | null> }) {
  const startedAt = useRef<number | null>(null);
  const pulled = useRef(0);

  function start(event: PointerEvent<HTMLButtonElement>) {
    startedAt.current = event.clientY;
    pulled.current = 0;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent<HTMLButtonElement>) {
    if (startedAt.current === null) return;
    pulled.current = Math.max(0, event.clientY - startedAt.current);
    panel.current?.style.setProperty('transform', `translateY(${pulled.current}px)`);
  }

  function release() {
    startedAt.current = null;
    panel.current?.style.removeProperty('transform');
  }

  return (
    <Primitive.Close
      data-slot="sheet-grabber"
      aria-label="Close"
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onClick={(event) => {
        const pulledBack = pulled.current > 8 && pulled.current < closesAfterPx;
        if (pulledBack) event.preventDefault();
        pulled.current = 0;
      }}
      className="-mb-3 flex h-11 w-full shrink-0 touch-none items-start justify-center pt-2.5 focus-visible:-outline-offset-4 sm:hidden"
    >
      <span className="h-1 w-9 rounded-full bg-edge/45" />
    </Primitive.Close>
  );
}
