import { useEffect, useState } from 'react';

/**
 * The secret part of a one-use link: after the hash, so that it reaches no log. Read while drawing, and taken out of
 * the address bar only once the page stands: a drawing that is thrown away must not take the secret with it.
 */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1) || (new URLSearchParams(location.search).get('token') ?? ''));
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
