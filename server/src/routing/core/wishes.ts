import type { Waiting } from './line.ts';
import type { Person } from './person.ts';

/** Who is wanted by which contacts: with each change of hers they are judged anew. */
export class Wishes {
  readonly #contacts = new Map<Person, Set<Waiting>>();

  of(person: Person): Iterable<Waiting> {
    return this.#contacts.get(person) ?? [];
  }

  add(person: Person, contact: Waiting): void {
    const known = this.#contacts.get(person);
    if (known) known.add(contact);
    else this.#contacts.set(person, new Set([contact]));
  }

  remove(person: Person, contact: Waiting): void {
    const known = this.#contacts.get(person);
    known?.delete(contact);
    if (known?.size === 0) this.#contacts.delete(person);
  }
}
