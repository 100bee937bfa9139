export const accountTypes = ['prospect', 'customer', 'internal'] as const;
export type AccountType = (typeof accountTypes)[number];

export const accountTiers = ['Starter', 'Business', 'Enterprise'] as const;
export type AccountTier = (typeof accountTiers)[number];

export const regions = ['EU', 'US', 'UK', 'APAC', 'LATAM'] as const;
export type Region = (typeof regions)[number];
