export interface LargeSize {
  readonly features: number;
  readonly accounts: number;
  readonly grants: number;
  readonly events: number;
}

/** What the figures of the screens are promised for. */
export const wholeSize: LargeSize = {
  features: 500,
  accounts: 100_000,
  grants: 1_000_000,
  events: 1_000_000,
};

interface Staff {
  readonly teams: number;
  readonly sellers: number;
  readonly makers: number;
}

/** How many people a house of that size has; engineers and product managers are as many as there are makers. */
export function staffOf({ features, accounts }: LargeSize): Staff {
  const sellers = between(3, Math.ceil(accounts / 1000), 120);
  return {
    sellers,
    teams: between(2, Math.ceil(sellers / 8), 20),
    makers: between(2, Math.ceil(features / 25), 20),
  };
}

function between(least: number, wanted: number, most: number): number {
  return Math.min(most, Math.max(least, wanted));
}
