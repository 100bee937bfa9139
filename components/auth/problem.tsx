/** Why it did not go on, told as it appears. */
export function Problem({
  children,
  slot,
}: {
  readonly children: string | undefined;
  readonly slot?: string;
}) {
  return (
    <div aria-live="polite" data-slot={slot} className="empty:-mt-2">
      {children && (
        <p className="border-l-[3px] border-red py-0.5 pl-3 text-sm font-medium text-red">{children}</p>
      )}
    </div>
  );
}
