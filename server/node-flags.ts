/**
 * How Node runs the processes that evaluate. By default it lets the memory for young objects grow to 128 MiB, which a
 * server full of long-lived ones has no use for. The npm scripts say the same; a test compares.
 */
export const nodeFlags = ['--max-semi-space-size=8'] as const;
