/** Says yes until so many milliseconds have gone by. */
export function timeFor(ms: number): () => boolean {
  const until = performance.now() + ms;
  return () => performance.now() < until;
}
