'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { CustomerChoices } from '#components/accounts/customer-choices.tsx';
import { useCustomers } from '#components/accounts/use-customers.ts';
import { cn } from '#components/ui/class-names.ts';
import { controlClasses } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

interface CustomerSearchProps {
  /** What is to be unlocked for whoever is chosen; left out, their page opens. */
  readonly featureKey?: string;
}

/** Arrow keys walk, Enter opens; an Enter that came before the answer opens the first customer when it is there. */
export function CustomerSearch({ featureKey }: CustomerSearchProps) {
  const router = useRouter();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(false);
  const [impatient, setImpatient] = useState(false);
  const text = typed.trim();
  const { customers, answered, failed } = useCustomers(text);
  const open = text !== '' && !shut && (answered || failed);
  const active = Math.min(at, customers.length - 1);
  const chosen = customers[active];

  useEffect(() => {
    if (!impatient || !answered) return;
    setImpatient(false);
    if (chosen) router.push(pathOf(chosen.key, featureKey));
  }, [impatient, answered, chosen, router, featureKey]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && customers.length > 0) {
      event.preventDefault();
      setShut(false);
      setAt(shut ? active : (active + step + customers.length) % customers.length);
    }
    if (event.key === 'Enter' && text !== '') {
      event.preventDefault();
      if (answered && chosen) router.push(pathOf(chosen.key, featureKey));
      else setImpatient(!answered);
    }
    if (event.key === 'Escape') setShut(true);
  }

  return (
    <div className="relative">
      <input
        type="search"
        role="combobox"
        aria-label="Find a customer"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && chosen ? `${id}-${active}` : undefined}
        placeholder="Find a customer"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setShut(false);
          setImpatient(false);
        }}
        onFocus={() => setShut(false)}
        onBlur={() => setShut(true)}
        onKeyDown={onKeyDown}
        className={cn(
          controlClasses,
          'h-13 px-3.5 text-lg max-sm:text-lg [&::-webkit-search-cancel-button]:appearance-none',
        )}
      />
      {typed === '' && (
        <Kbd className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2 max-md:hidden">/</Kbd>
      )}
      <CustomerChoices
        id={id}
        open={open}
        failed={failed}
        text={text}
        customers={customers}
        active={active}
        onPoint={setAt}
        onChoose={(key) => router.push(pathOf(key, featureKey))}
      />
    </div>
  );
}

function pathOf(key: string, featureKey: string | undefined): string {
  const account = `/accounts/${encodeURIComponent(key)}`;
  return featureKey ? `${account}/unlock/${encodeURIComponent(featureKey)}` : account;
}
