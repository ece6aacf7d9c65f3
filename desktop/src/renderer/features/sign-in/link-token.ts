/**
 * The secret part of a one-use link: after the hash, so that it reaches no log. It is taken out of the address bar, so
 * that it is not left in the history either.
 */
export function takeLinkToken(location: Location, history: History): string {
  const token = location.hash.slice(1) || (new URLSearchParams(location.search).get('token') ?? '');
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}
