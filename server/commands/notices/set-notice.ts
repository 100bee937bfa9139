import { noticeSettings } from '#db/schema/working.ts';
import { type SetNoticeInput, setNoticeInput } from '#domain/inputs/notices.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';

export const setNotice: OwnWrite<SetNoticeInput, SetNoticeInput, { kind: string }> = {
  name: 'set-notice',
  action: 'read_notices',
  input: setNoticeInput,
  save: async (tx, { kind, ...choice }, { userId }) => {
    await tx
      .insert(noticeSettings)
      .values({ userId, kind, ...choice })
      .onConflictDoUpdate({ target: [noticeSettings.userId, noticeSettings.kind], set: choice });
    return { kind };
  },
};
