/** What an engineer says to have done before a round is marked ready; the product manager sees what is missing. */
export const readinessItems = ['limitations', 'killSwitch', 'docs'] as const;
export type ReadinessItem = (typeof readinessItems)[number];
export type Readiness = Readonly<Record<ReadinessItem, boolean>>;

export const readinessNames: Record<ReadinessItem, string> = {
  limitations: 'Known limits are written down',
  killSwitch: 'The kill switch was tried',
  docs: 'The documentation link works',
};

/** The same as things that can be missing: "without written limits". */
export const readinessWanted: Record<ReadinessItem, string> = {
  limitations: 'written limits',
  killSwitch: 'a tried kill switch',
  docs: 'a working documentation link',
};

/** What is not done yet, in the order of the list. */
export function missingOf(readiness: Readiness): readonly ReadinessItem[] {
  return readinessItems.filter((item) => !readiness[item]);
}
