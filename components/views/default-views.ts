/** A view that needs no saving. */
export interface DefaultView {
  readonly name: string;
  readonly query: string;
}

export const accountViews: readonly DefaultView[] = [
  { name: 'Mine', query: 'mine=true' },
  { name: 'Ending soon', query: 'part=ending' },
  { name: 'Waiting', query: 'part=waiting' },
  { name: 'Most valuable', query: 'sort=-value' },
];

export const featureViews: readonly DefaultView[] = [
  { name: 'In beta', query: 'stage=beta' },
  { name: 'Places left', query: 'free=true&sort=-places' },
  { name: 'Most wanted', query: 'sort=-demand' },
];

export function timelineViews(readerId: string): DefaultView[] {
  return [
    { name: 'What I did', query: `person=${readerId}` },
    { name: 'Unlocks', query: 'kind=unlocks' },
    { name: 'Requests', query: 'kind=requests' },
  ];
}
