import fc from 'fast-check';
import { dayMs } from '#domain/dates.ts';
import { undoWindowMs } from '#domain/grants.ts';
import { accountCount, who } from './memory-state.ts';

/** What somebody tries, as plain data: it can be shrunk, printed, and played in the model as well as in the database. */
export type Step =
  | {
      readonly do: 'plan';
      readonly by: string;
      readonly kind: 'alpha' | 'beta';
      readonly seats: number;
      readonly maxDays: number;
      readonly opensWhenReady: boolean;
    }
  | { readonly do: 'ready' | 'open' | 'pause'; readonly by: string; readonly pick: number }
  | {
      readonly do: 'close';
      readonly by: string;
      readonly pick: number;
      readonly fates: readonly Fate[];
      readonly openNext: boolean;
    }
  | { readonly do: 'resize'; readonly by: string; readonly pick: number; readonly seats: number }
  | {
      readonly do: 'unlock' | 'breakGlass';
      readonly by: string;
      readonly account: number;
      readonly days: number;
      readonly later: number;
    }
  | {
      readonly do: 'request';
      readonly by: string;
      readonly account: number;
      readonly days: number;
      readonly onBehalf: string | undefined;
    }
  | { readonly do: 'approve'; readonly by: string; readonly pick: number; readonly revision: number }
  | { readonly do: 'reject' | 'cancel' | 'take'; readonly by: string; readonly pick: number }
  | { readonly do: 'change'; readonly by: string; readonly pick: number; readonly days: number }
  | { readonly do: 'revoke' | 'undo'; readonly by: string; readonly pick: number }
  | {
      readonly do: 'extend' | 'askExtension';
      readonly by: string;
      readonly pick: number;
      readonly days: number;
    }
  | { readonly do: 'exclude' | 'include'; readonly by: string; readonly account: number }
  | { readonly do: 'kill' | 'lift'; readonly by: string }
  | { readonly do: 'ga' | 'retire'; readonly by: string }
  | { readonly do: 'jobs' }
  | { readonly do: 'wait'; readonly ms: number };

export type Fate = 'carry' | 'end' | 'end_on';

const mostly = (name: string) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(name) }, fc.constantFrom(...who));
const anyone = fc.constantFrom(...who);
const asker = fc.constantFrom('sales', 'lead', 'engineer', 'pm', 'other-pm');
const pick = fc.nat(5);
const account = fc.nat(accountCount - 1);
const days = fc.integer({ min: 1, max: 3 });
const kind = fc.constantFrom('alpha', 'beta', 'beta');
const seats = fc.constantFrom(1, 1, 2);
const step = <Given extends Step>(parts: { [Part in keyof Given]: fc.Arbitrary<Given[Part]> }) =>
  fc.record(parts) as unknown as fc.Arbitrary<Step>;
const just = <const Value>(value: Value) => fc.constant(value);

export const firstRound = fc.tuple(kind, seats, days);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: step({
      do: just('plan'),
      by: mostly('pm'),
      kind,
      seats,
      maxDays: days,
      opensWhenReady: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: step({ do: just('ready'), by: mostly('engineer'), pick }) },
  { weight: 3, arbitrary: step({ do: just('open'), by: mostly('pm'), pick }) },
  step({ do: just('pause'), by: anyone, pick }),
  {
    weight: 1,
    arbitrary: step({
      do: just('close'),
      by: mostly('pm'),
      pick,
      fates: fc.array(fc.constantFrom('carry', 'carry', 'end', 'end_on'), { minLength: 4, maxLength: 4 }),
      openNext: fc.boolean(),
    }),
  },
  step({ do: just('resize'), by: mostly('pm'), pick, seats }),
  {
    weight: 10,
    arbitrary: step({ do: just('unlock'), by: mostly('sales'), account, days, later: fc.nat(1) }),
  },
  step({ do: just('breakGlass'), by: mostly('admin'), account, days, later: just(0) }),
  {
    weight: 10,
    arbitrary: step({
      do: just('request'),
      by: mostly('other-pm'),
      account,
      days,
      onBehalf: fc.option(asker, { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 10,
    arbitrary: step({
      do: just('approve'),
      by: fc.oneof(mostly('pm'), mostly('lead')),
      pick,
      revision: fc.constantFrom(1, 1, 1, 2),
    }),
  },
  step({ do: fc.constantFrom('reject', 'cancel'), by: anyone, pick }),
  { weight: 3, arbitrary: step({ do: just('take'), by: mostly('other-pm'), pick }) },
  step({ do: just('change'), by: mostly('other-pm'), pick, days }),
  { weight: 2, arbitrary: step({ do: fc.constantFrom('revoke', 'undo'), by: mostly('lead'), pick }) },
  {
    weight: 2,
    arbitrary: step({ do: fc.constantFrom('extend', 'askExtension'), by: mostly('sales'), pick, days }),
  },
  step({ do: fc.constantFrom('exclude', 'include', 'include'), by: mostly('admin'), account }),
  step({ do: just('kill'), by: mostly('viewer') }),
  { weight: 2, arbitrary: step({ do: just('lift'), by: mostly('pm') }) },
  step({ do: fc.constantFrom('ga', 'ga', 'retire'), by: mostly('viewer') }),
  { weight: 4, arbitrary: step({ do: just('jobs') }) },
  {
    weight: 2,
    arbitrary: step({ do: just('wait'), ms: fc.constantFrom(1, 1000, undoWindowMs, dayMs / 2, 2 * dayMs) }),
  },
);
