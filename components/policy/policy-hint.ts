export const policyHint = 'Who unlocks at once, and who is asked. The first rule that fits decides.';
