/** What the pages of a signed-in person let them do about their second factor. */
type Refused = { readonly ok: false; readonly sentence: string };

export interface SecondFactorActs {
  readonly begin: () => Promise<
    { readonly ok: true; readonly secret: string; readonly address: string } | Refused
  >;
  readonly confirm: (
    code: string,
  ) => Promise<{ readonly ok: true; readonly codes: readonly string[] } | Refused>;
  readonly renewCodes: (
    proof: string,
  ) => Promise<{ readonly ok: true; readonly codes: readonly string[] } | Refused>;
  readonly switchOff: (proof: string) => Promise<{ readonly ok: true } | Refused>;
}
