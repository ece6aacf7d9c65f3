/** What is being searched for after a slash, and where it stands in the text. */
export interface SlashCommand {
  readonly typed: string;
  readonly start: number;
  readonly end: number;
}

/** A slash at the start of a word right before the caret opens the saved replies: `/ref`. */
export function slashAt(text: string, caret: number): SlashCommand | null {
  const found = /(?:^|\s)(\/[a-z0-9-]{0,30})$/i.exec(text.slice(0, caret));
  const word = found?.[1];
  return word === undefined ? null : { typed: word.slice(1), start: caret - word.length, end: caret };
}

/** The text with the reply in place of the command, and where the caret then stands. */
export function withReply(text: string, { start, end }: SlashCommand, reply: string): { text: string; caret: number } {
  return { text: `${text.slice(0, start)}${reply}${text.slice(end)}`, caret: start + reply.length };
}
