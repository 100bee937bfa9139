'use client';

import { useEffect } from 'react';
import { answersEvent } from '#components/shell/early-clicks.ts';

/** Says to what stands before the page's code that presses are answered from now on. */
export function AnswersMark() {
  useEffect(() => {
    dispatchEvent(new Event(answersEvent));
  }, []);
  return null;
}
