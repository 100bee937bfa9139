import { passwordProblem } from '#domain/passwords.ts';

/** Of 4: it stands ten thousand million guesses, and so what is tried against a stolen hash in a day. */
const leastScore = 3;
/** What stands after it can only make it stronger, and costs time. */
const looksAt = 64;

const because: Readonly<Record<string, string>> = {
  'There should not be any personal or page related data.':
    'The password is made of your name, your e-mail address or the name of this product.',
  'This is a heavily used password.': 'The password is one that many people use.',
  'This is a frequently used password.': 'The password is one that many people use.',
  'This is a commonly used password.': 'The password is one that many people use.',
  'This is similar to a commonly used password.': 'The password is close to one that many people use.',
};

/** Made when the first password is chosen: its word lists are large. */
let estimator: ReturnType<typeof loadEstimator> | undefined;

/** @returns what is wrong with a new password as a sentence, nothing when it can be kept. */
export async function judgePassword(
  password: string,
  of: { readonly name: string; readonly email: string },
): Promise<string | undefined> {
  const problem = passwordProblem(password);
  if (problem) return problem;
  estimator ??= loadEstimator();
  const own = [of.name, ...of.name.split(/\s+/), of.email, ...of.email.split('@'), 'latchkey'];
  const { score, feedback } = (await estimator).check(password.slice(0, looksAt), own.filter(Boolean));
  if (score >= leastScore) return undefined;
  const warning = feedback.warning ?? '';
  const why = because[warning] ?? (warning || 'The password is easy to guess.');
  return `${why} Take three or four words that do not belong together.`;
}

async function loadEstimator() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
}
