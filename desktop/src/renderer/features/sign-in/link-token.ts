/** The secret part of a one-use link; taken out of the address bar so that it is not left in the history. */
export function takeLinkToken(location: Location, history: History): string {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}
