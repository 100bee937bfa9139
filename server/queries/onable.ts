/** The variants that can be unlocked, the usual one first. */
export function onable(feature: { variants: object; onVariant: string; offVariant: string }): string[] {
  const others = Object.keys(feature.variants).filter(
    (name) => name !== feature.onVariant && name !== feature.offVariant,
  );
  return [feature.onVariant, ...others];
}
