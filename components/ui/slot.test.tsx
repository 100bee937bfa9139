import { isValidElement } from 'react';
import { expect, test } from 'vitest';
import { Slot } from './slot.tsx';

function shown(node: React.ReactNode) {
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error('It shows no element.');
  return { type: node.type, props: node.props };
}

test('its child takes what it is given, keeps its own, and joins classes', () => {
  const child = (
    <a href="/here" className="own">
      Accounts
    </a>
  );
  const { type, props } = shown(Slot({ children: child, className: 'given', href: '/there', id: 'one' }));
  expect(type).toBe('a');
  expect(props).toMatchObject({ href: '/here', className: 'given own', id: 'one', children: 'Accounts' });
});

test('of two listeners both hear, the own one first; of two refs both are told', () => {
  const heard: string[] = [];
  const own = { current: null as HTMLElement | null };
  const child = (
    <button type="button" ref={own as React.RefObject<HTMLButtonElement>} onClick={() => heard.push('own')}>
      Press
    </button>
  );
  const given: (HTMLElement | null)[] = [];
  const { props } = shown(
    Slot({ children: child, onClick: () => heard.push('given'), ref: (element) => void given.push(element) }),
  );
  (props.onClick as () => void)();
  expect(heard).toEqual(['own', 'given']);
  (props.ref as (element: null) => void)(null);
  expect(given).toEqual([null]);
});

test('what is no element is shown as it is', () => {
  expect(Slot({ children: 'Words', id: 'one' })).toBe('Words');
});
