import { Thousands } from '#components/ui/thousands.tsx';

/** "$84,000" for columns. */
export function Dollars({ amount }: { readonly amount: number }) {
  return (
    <>
      $<Thousands amount={amount} />
    </>
  );
}
