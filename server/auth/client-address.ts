/**
 * The address that a request came from. The last of the list is the one that our own server saw, each before it was
 * seen by one more proxy of the house's own; what stands further left was said by others and is worth nothing.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string {
  const seen = (forwardedFor ?? '').split(',').map((one) => one.trim());
  const address = seen.at(-1 - trustedProxies) ?? seen[0] ?? '';
  return address.replace(/^::ffff:/, '').slice(0, 45);
}
