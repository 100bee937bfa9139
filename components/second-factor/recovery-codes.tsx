import { DecisionRail } from '#components/access/decision-rail.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';

/** Shown this once: for whoever lost the phone. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <DecisionRail
        size="sheet"
        outcome="ended"
        title="Keep these codes. This is the only time they are shown."
      >
        When your phone is lost, each of them lets you in once. Not on the phone itself: print them, or put
        them where you keep passwords.
      </DecisionRail>
      <ul
        aria-label="Recovery codes"
        className="grid gap-x-6 gap-y-1.5 rounded-control border border-edge bg-sunk px-3.5 py-3 font-mono text-sm select-all sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} done="Codes copied" size="lg" variant="primary">
        Copy the codes
      </CopyButton>
    </div>
  );
}
