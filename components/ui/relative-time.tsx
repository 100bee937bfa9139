'use client';

import { useEffect, useState } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { absoluteText, dateText, momentText, relativeText } from '#components/ui/date-text.ts';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { dayMs, hourMs } from '#domain/dates.ts';

const forms = { relative: relativeText, date: dateText, moment: momentText } as const;

interface RelativeTimeProps {
  readonly at: Date;
  /** relative: "6 s ago" · date: "22 Dec" · moment: "Today, 11:20". */
  readonly form?: keyof typeof forms;
  /** Off inside links and buttons, where the hover text still stands. */
  readonly focusable?: boolean;
  /** Left out, the reader's own. */
  readonly timeZone?: string | undefined;
  readonly className?: string;
}

/** Text first made on the server in its zone and at its second; made again here in the reader's. */
export function RelativeTime({
  at,
  form = 'relative',
  focusable = true,
  timeZone,
  className,
}: RelativeTimeProps) {
  const now = useNow(form === 'relative' ? at : undefined);
  const text = forms[form](at, now ?? new Date(), timeZone);
  const shared = {
    'data-slot': 'relative-time',
    dateTime: at.toISOString(),
    className: cn('whitespace-nowrap', className),
  };
  if (!now)
    return (
      <time key="server" suppressHydrationWarning {...shared}>
        {text}
      </time>
    );
  if (!focusable)
    return (
      <time key="here" title={absoluteText(at, timeZone)} {...shared}>
        {text}
      </time>
    );
  return (
    <Tooltip key="here" content={<Absolute at={at} timeZone={timeZone} />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the whole date shows on focus too, and nothing can be pressed */}
      <time tabIndex={0} {...shared} className={cn('cursor-default rounded-tag', shared.className)}>
        {text}
      </time>
    </Tooltip>
  );
}

/** Made when it is looked at. */
function Absolute({ at, timeZone }: Pick<RelativeTimeProps, 'at' | 'timeZone'>) {
  return absoluteText(at, timeZone);
}

/** Nothing until hydrated; then ticks every second while `at` is within a minute, every 20 s within a day, else every hour. */
function useNow(at: Date | undefined): Date | undefined {
  const [now, setNow] = useState<Date>();
  const time = at?.getTime();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function tick() {
      const current = new Date();
      setNow(current);
      if (time === undefined) return;
      const distance = Math.abs(time - current.getTime());
      timer = setTimeout(tick, distance < 60_000 ? 1_000 : distance < dayMs ? 20_000 : hourMs);
    }
    tick();
    return () => clearTimeout(timer);
  }, [time]);
  return now;
}
