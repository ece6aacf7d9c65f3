const hidden = '[secret]';

/**
 * A configured secret that cannot be printed by accident: string conversion, JSON and console inspection show
 * `[secret]`. Only `reveal()` gives the text, so every use of a secret can be found by that word.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden;
  }
}
