/** What an engineer says to have done before a round is marked ready; the product manager sees what is missing. */
export const readinessItems = ['limitations', 'killSwitch', 'docs'] as const;
export type ReadinessItem = (typeof readinessItems)[number];
export type Readiness = Readonly<Record<ReadinessItem, boolean>>;

export const readinessNames: Record<ReadinessItem, string> = {
  limitations: 'Known limitations are written down',
  killSwitch: 'The kill switch was tried',
  docs: 'The documentation link works',
};
