import { Kbd } from '#components/ui/kbd.tsx';

/** The letter beside a verb; screen readers hear it from `aria-keyshortcuts`, so the button's name is the verb alone. */
export function KeyHint({ letter }: { readonly letter: string }) {
  return (
    <Kbd aria-hidden="true" className="max-md:hidden">
      {letter.toUpperCase()}
    </Kbd>
  );
}
