/** What became of each rule from one version of the policy to another. */
import { canonicalJson } from './audit/canonical.ts';
import type { Rule } from './policy.ts';

/** Places are counted from 1. */
export type RuleChange =
  | { readonly kind: 'kept' | 'moved'; readonly rule: Rule; readonly from: number; readonly to: number }
  | {
      readonly kind: 'changed';
      readonly before: Rule;
      readonly rule: Rule;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'added'; readonly rule: Rule; readonly to: number }
  | { readonly kind: 'removed'; readonly rule: Rule; readonly from: number };

export interface PolicyDiff {
  /** In the order of the newer rules, what was removed where it stood. */
  readonly rows: readonly RuleChange[];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
}

export function policyDiff(before: readonly Rule[], after: readonly Rule[]): PolicyDiff {
  const origin = originsOf(before, after);
  const steady = longestRise(after.map((_, index) => same(origin, index, before, after)));
  const rows: RuleChange[] = after.map((rule, index) => {
    const from = origin.get(index);
    const old = from === undefined ? undefined : before[from];
    if (from === undefined || !old) return { kind: 'added', rule, to: index + 1 };
    const places = { from: from + 1, to: index + 1 };
    if (!isSame(old, rule)) return { kind: 'changed', before: old, rule, ...places };
    return { kind: steady.has(index) ? 'kept' : 'moved', rule, ...places };
  });
  const kept = new Set(origin.values());
  before.forEach((rule, index) => {
    if (kept.has(index)) return;
    const at = rows.findIndex((row) => 'from' in row && row.kind !== 'moved' && row.from > index + 1);
    rows.splice(at === -1 ? rows.length : at, 0, { kind: 'removed', rule, from: index + 1 });
  });
  const count = (kind: RuleChange['kind']) => rows.filter((row) => row.kind === kind).length;
  return {
    rows,
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    moved: count('moved'),
  };
}

export function sameRules(one: readonly Rule[], other: readonly Rule[]): boolean {
  return one.length === other.length && one.every((rule, index) => isSame(rule, other[index]));
}

const counted = ['added', 'changed', 'removed', 'moved'] as const;
type Counts = { readonly [Kind in (typeof counted)[number]]?: number | undefined };

/** "2 added, 1 changed, 1 moved"; undefined when nothing changed. */
export function changesInWords(counts: Counts): string | undefined {
  const told = counted.filter((kind) => counts[kind]).map((kind) => `${counts[kind]} ${kind}`);
  return told.length === 0 ? undefined : told.join(', ');
}

/** "2 added, 1 changed, 1 moved", or "nothing changed". */
export function diffInWords(counts: Counts): string {
  return changesInWords(counts) ?? 'nothing changed';
}

/** Where each rule came from: the very same rule, else one with the same text, else one with the same conditions. */
function originsOf(before: readonly Rule[], after: readonly Rule[]): Map<number, number> {
  const origin = new Map<number, number>();
  const taken = new Set<number>();
  const alike: readonly ((old: Rule, rule: Rule) => boolean)[] = [
    isSame,
    (old, rule) => old.text === rule.text,
    (old, rule) => canonicalJson(old.when) === canonicalJson(rule.when),
  ];
  for (const isAlike of alike)
    after.forEach((rule, index) => {
      if (origin.has(index)) return;
      const from = before.findIndex((old, at) => !taken.has(at) && isAlike(old, rule));
      if (from === -1) return;
      origin.set(index, from);
      taken.add(from);
    });
  return origin;
}

function same(
  origin: ReadonlyMap<number, number>,
  index: number,
  before: readonly Rule[],
  after: readonly Rule[],
): number | undefined {
  const from = origin.get(index);
  return from !== undefined && isSame(before[from], after[index]) ? from : undefined;
}

/** Indexes of a longest run whose values rise: those rules kept their order, the others moved. */
function longestRise(values: readonly (number | undefined)[]): Set<number> {
  const best: number[][] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const before = best
      .filter((run) => (values[run.at(-1) ?? 0] ?? 0) < value)
      .reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    best.push([...before, index]);
  });
  return new Set(best.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}

function isSame(one: Rule | undefined, other: Rule | undefined): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
