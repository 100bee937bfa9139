import { countInWords } from '#components/features/count-in-words.ts';

interface Scoped {
  /** Null for the usual one. */
  readonly variant: string | null;
  readonly contactKeys: readonly string[];
}

/** What is not the usual about an unlock or a request: " · variant v3 · 2 contacts only", to follow other words. */
export function scopeNote({ variant, contactKeys }: Scoped, onVariant?: string): string {
  const named = variant === null || variant === onVariant ? '' : ` · variant ${variant}`;
  const narrowed = contactKeys.length === 0 ? '' : ` · ${countInWords(contactKeys.length, 'contact')} only`;
  return named + narrowed;
}
