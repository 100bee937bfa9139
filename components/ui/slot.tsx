import { cloneElement, isValidElement, type ReactNode, type Ref } from 'react';
import { cn } from '#components/ui/class-names.ts';

type Given = Readonly<Record<string, unknown>>;

interface SlotProps {
  readonly ref?: Ref<HTMLElement> | undefined;
  readonly children: ReactNode;
  readonly [given: string]: unknown;
}

/** Its one child, with what it was given added: classes join, and of two listeners the child's goes first. */
export function Slot({ children, ...given }: SlotProps): ReactNode {
  return isValidElement<Given>(children) ? cloneElement(children, joined(given, children.props)) : children;
}

function joined(given: Given, own: Given): Given {
  const both = Object.keys(given).flatMap((name) => {
    const [theirs, ours] = [own[name], given[name]];
    if (name === 'className') return [[name, cn(String(ours ?? ''), String(theirs ?? ''))]];
    if (name === 'ref' && theirs && ours)
      return [[name, bothRefs(theirs as Ref<HTMLElement>, ours as Ref<HTMLElement>)]];
    if (/^on[A-Z]/.test(name) && typeof theirs === 'function' && typeof ours === 'function')
      return [
        [
          name,
          (...told: unknown[]) => {
            theirs(...told);
            ours(...told);
          },
        ],
      ];
    return theirs === undefined ? [[name, ours]] : [];
  });
  return Object.fromEntries(both);
}

function bothRefs(...refs: readonly Ref<HTMLElement>[]) {
  return (element: HTMLElement | null) => {
    for (const ref of refs)
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
  };
}
