/** How a line breaks; `midFrame` lets half of the next piece through first. */
export interface LineFault {
  readonly kind: 'reset' | 'silence';
  readonly midFrame: boolean;
}

export type LineOrder = { readonly order: 'break'; readonly fault: LineFault } | { readonly order: 'mend' };

export interface LineAnswer {
  readonly port: number;
}
