/** "beta round 1" as "Beta round 1", where a sentence or a label begins with it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
