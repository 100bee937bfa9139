/** So long may the words be by which the timeline is searched; apart from its inputs, because pages ask for it without them. */
export const longestTimelineText = 80;
