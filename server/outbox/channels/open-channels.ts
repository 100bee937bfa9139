import type { Env } from '#env.ts';
import type { Channel } from './channel.ts';
import { openMail } from './mail.ts';

type ChannelSettings = Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'AUTH_URL'>;

/** Every way out of the app that the settings name; none means that notices stay inside. */
export function openChannels({
  SMTP_URL: url,
  MAIL_FROM: from,
  AUTH_URL: publicUrl,
}: ChannelSettings): Channel[] {
  return url && from && publicUrl ? [openMail({ url, from, publicUrl })] : [];
}
