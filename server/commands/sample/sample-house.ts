/** What the sample is made of. Its keys say so, that no real name is taken. */

export const sampleAccounts = [
  {
    key: 'sample-harbour-bakery',
    name: 'Harbour Bakery',
    tier: 'Enterprise',
    type: 'customer',
    arr: 180_000,
    region: 'EU',
    contacts: [
      { key: 'data-lead', name: 'Data lead' },
      { key: 'operations', name: 'Head of operations' },
    ],
  },
  {
    key: 'sample-meridian-air',
    name: 'Meridian Air',
    tier: 'Business',
    type: 'customer',
    arr: 64_000,
    region: 'US',
    contacts: [{ key: 'platform', name: 'Platform engineer' }],
  },
  {
    key: 'sample-tall-pines-hotels',
    name: 'Tall Pines Hotels',
    tier: 'Starter',
    type: 'prospect',
    arr: 0,
    region: 'UK',
    contacts: [{ key: 'reservations', name: 'Reservations manager' }],
  },
] as const;

export const sampleFeatures = {
  beta: {
    key: 'sample-scheduled-reports',
    name: 'Scheduled reports',
    summary: 'Sends the reports you care about every Monday morning.',
    talkingPoints: ['No more exporting by hand.', 'Everyone in the meeting sees the same figures.'],
    knownLimitations: ['Not yet for reports with more than 50 pages.'],
  },
  alpha: {
    key: 'sample-answers-in-chat',
    name: 'Answers in chat',
    summary: 'Answers questions about your data where you chat already.',
    talkingPoints: ['Works without leaving the conversation.'],
    knownLimitations: ['English only.'],
  },
  draft: {
    key: 'sample-shared-dashboards',
    name: 'Shared dashboards',
    summary: 'Lets you show a dashboard to somebody outside your company.',
    talkingPoints: [],
    knownLimitations: [],
  },
} as const;
