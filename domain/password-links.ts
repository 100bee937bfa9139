/** Links in e-mails with which people choose a password, and how long they hold. */
export type LinkPurpose = 'reset' | 'invitation';

export const invitationDays = 7;
export const linkMs: Record<LinkPurpose, number> = {
  reset: 60 * 60_000,
  invitation: invitationDays * 24 * 60 * 60_000,
};
