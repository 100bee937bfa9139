const longestAddress = 254;

/** As it is compared with those of the house; nothing when it can be no e-mail address. */
export function addressTyped(typed: string): string | undefined {
  const address = typed.trim().toLowerCase();
  return address.length <= longestAddress && /^[^\s\p{C}@]+@[^\s\p{C}@]+$/u.test(address)
    ? address
    : undefined;
}
