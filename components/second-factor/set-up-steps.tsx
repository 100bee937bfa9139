'use client';

import { type FormEvent, useEffect, useState, useTransition } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { qrPath } from '#components/second-factor/qr-path.ts';
import type { SecondFactorActs } from '#components/second-factor/second-factor-acts.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface SetUpStepsProps {
  readonly acts: SecondFactorActs;
  readonly onSetUp: (codes: readonly string[]) => void;
}

type Begun = Awaited<ReturnType<SecondFactorActs['begin']>>;

/** The picture for the authenticator app, and the first code that comes back from it. */
export function SetUpSteps({ acts, onSetUp }: SetUpStepsProps) {
  const [begun, setBegun] = useState<Begun>();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  const { begin } = acts;
  useEffect(() => {
    let shown = true;
    void begin().then((made) => shown && setBegun(made));
    return () => {
      shown = false;
    };
  }, [begin]);

  function confirm(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const outcome = await acts.confirm(code);
      if (outcome.ok) onSetUp(outcome.codes);
      else setError(outcome.sentence);
    });
  }

  if (begun && !begun.ok) return <DecisionRail size="sheet" outcome="denied" title={begun.sentence} />;
  return (
    <form noValidate onSubmit={confirm} className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
      <div className="grid gap-2.5">
        <p>1. Open your authenticator app, and let it read this picture.</p>
        {begun ? <Picture address={begun.address} /> : <Skeleton className="size-44" />}
        {begun && (
          <a href={begun.address} className="underline-link inline-flex min-h-11 items-center sm:hidden">
            Open it in the app on this phone
          </a>
        )}
        <details className="text-sm">
          <summary className="min-h-11 cursor-pointer content-center text-muted">
            It can not read it: type this secret instead
          </summary>
          {begun && (
            <div className="flex flex-wrap items-center gap-3">
              <output
                aria-label="The secret for your authenticator app"
                className="font-mono break-all select-all"
              >
                {begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
              </output>
              <CopyButton text={begun.secret} done="Secret copied">
                Copy
              </CopyButton>
            </div>
          )}
        </details>
      </div>
      <Field label="2. Type the code that it shows" required error={error}>
        {(wired) => (
          <Input
            {...wired}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onChange={({ target }) => {
              setCode(target.value);
              setError(undefined);
            }}
            className="h-11 max-w-40 font-mono"
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={!begun}>
        Switch it on
      </Button>
    </form>
  );
}

function Picture({ address }: { readonly address: string }) {
  const { path, side } = qrPath(address);
  return (
    <svg
      role="img"
      aria-label="A picture for your authenticator app"
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-44 rounded-control"
    >
      {/* Cameras want dark on light, whatever the theme. */}
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
