/** A UUIDv7 that says what it is: `idOf('user', 3)`. Ids in state pages need only be well-formed and distinct. */
export function idOf(kind: string, number: number): string {
  const mark = [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xfff, 7);
  return `019a5f00-0000-7${mark.toString(16).padStart(3, '0')}-8000-${number.toString(16).padStart(12, '0')}`;
}
