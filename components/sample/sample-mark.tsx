/** Beside the name of what was made to try things with. */
export function SampleMark() {
  return <span className="ml-2 text-sm font-normal whitespace-nowrap text-muted">Sample</span>;
}
