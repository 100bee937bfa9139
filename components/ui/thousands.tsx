import { Fragment } from 'react';

/** "84,000" for columns: figures of one width, commas of their own. */
export function Thousands({ amount }: { readonly amount: number }) {
  return amount
    .toLocaleString('en-US')
    .split(',')
    .map((group, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one number never move
      <Fragment key={place}>
        {place > 0 && <span className="normal-nums">,</span>}
        {group}
      </Fragment>
    ));
}
