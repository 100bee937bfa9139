import type { Told } from '#domain/audit/sentences.ts';

/** One thing that happened, in the words of whoever reads, with the page that it leads to. */
export interface LetterItem {
  readonly told: Pick<Told, 'parts' | 'quote'>;
  /** A full address. */
  readonly href: string;
}

/** What goes to one person outside the app. */
export interface Letter {
  /** The same letter has the same id, however often it is tried: whoever takes it can drop a second one. */
  readonly id: string;
  readonly to: { readonly name: string; readonly email: string };
  /** One item is a notice, several are a digest. */
  readonly items: readonly LetterItem[];
  /** So many more than the items say. */
  readonly more: number;
  /** Full addresses of the notices and of what one is told of. */
  readonly noticesHref: string;
  readonly choicesHref: string;
}

/** A letter in its last words, for one person alone. */
export interface WrittenLetter {
  readonly id: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A way in which notices reach people outside the app. */
export interface Channel {
  /** Its queue is named like it. */
  readonly name: 'mail';
  /** Fails when it was not taken; it is tried again. */
  readonly deliver: (letter: Letter) => Promise<void>;
  /** The same for a letter that is no notice: nobody chooses whether to get it. */
  readonly send: (letter: WrittenLetter) => Promise<void>;
}
