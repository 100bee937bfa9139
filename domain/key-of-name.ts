/**
 * The key that a name proposes: "Müller & Söhne GmbH" → "muller-sohne-gmbh".
 * @returns empty where the name has no Latin letter and no digit.
 */
export function keyOfName(name: string, longest: number): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+/g, '')
    .slice(0, longest)
    .replaceAll(/-+$/g, '');
}
