import { type Refusal, refuse } from '#domain/decision.ts';

export interface Money {
  readonly ok: true;
  /** Whole US dollars; undefined where nothing is said. */
  readonly dollars: number | undefined;
}

const most = 2_000_000_000;
const likeThis = 'write it like 1200000, $1,200,000 or 1.2m.';
const others: readonly (readonly [RegExp, string])[] = [
  [/€|\beur\b|\beuros?\b/i, 'euros'],
  [/£|\bgbp\b|\bpounds?\b/i, 'pounds'],
  [/¥|\bjpy\b|\bcny\b|\byen\b/i, 'yen or yuan'],
  [/\bchf\b|\bsfr\b|\bfr\./i, 'francs'],
  [/₹|\binr\b/i, 'rupees'],
  [/\b(?:aud|cad|nzd|sgd|hkd|mxn)\b|\b(?:a|c|ca|au|nz|hk|s|mx)\$/i, 'dollars of another country'],
  [/\b(?:sek|nok|dkk|pln|brl|kr)\b|r\$/i, 'another currency'],
];
const scales: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/**
 * Reads what people and spreadsheets write for an amount of US dollars. What could mean two amounts, or is in another
 * currency, is refused in words that follow the amount: a value that is wrong by a thousand would decide who may have what.
 */
export function readMoney(text: string): Money | Refusal {
  const typed = text.normalize('NFKC').trim();
  if (/^[-–—]?$|^n\/?a$/i.test(typed)) return { ok: true, dollars: undefined };
  const foreign = others.find(([sign]) => sign.test(typed));
  if (foreign) return refuse('invalid', `is in ${foreign[1]}, but Latchkey keeps US dollars; ${likeThis}`);
  const bare = typed
    .toLowerCase()
    .replaceAll(/us\s?\$|\$|\busd\b|\bdollars?\b/g, '')
    .replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
    .trim();
  if (/^\(.*\)$|^[-–−]\s*\d/.test(bare))
    return refuse('invalid', 'is below zero, which no account is worth.');
  const found = /^\+?([\d.,]+(?:e\+?\d{1,2})?)\s*([a-z]*)\.?$/.exec(bare);
  const scale = Object.hasOwn(scales, found?.[2] ?? '?') ? scales[found?.[2] ?? ''] : undefined;
  if (!found?.[1] || scale === undefined) return refuse('invalid', `is no amount of money; ${likeThis}`);
  const number = readNumber(found[1], scale > 1);
  if (number === undefined) return refuse('invalid', `is no amount of money; ${likeThis}`);
  if (number === 'unclear')
    return refuse(
      'invalid',
      'can be read as two amounts, with thousands or with decimals; write it like 1200000.',
    );
  const dollars = Math.round(number * scale);
  return dollars > most
    ? refuse('invalid', `is more than ${most.toLocaleString('en-US')} dollars, which no account is worth.`)
    : { ok: true, dollars };
}

/** Points and commas group thousands or set decimals off, as the rest of the number shows. */
function readNumber(text: string, scaled: boolean): number | 'unclear' | undefined {
  if (/^\d+(\.\d+)?e\+?\d{1,2}$/.test(text)) return Number(text);
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(text)) return plainly(text, ',', '.', scaled);
  if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(text)) return plainly(text, '.', ',', scaled);
  if (/^\d+(\.\d+|,\d{1,2})$/.test(text)) return Number(text.replace(',', '.'));
  return undefined;
}

function plainly(text: string, groups: string, decimals: string, scaled: boolean): number | 'unclear' {
  const single = text.split(groups).length === 2 && !text.includes(decimals);
  if (single && scaled) return 'unclear';
  if (single && groups === '.') return 'unclear';
  return Number(text.replaceAll(groups, '').replace(decimals, '.'));
}
