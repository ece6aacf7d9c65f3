import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useDesk } from '../desk-context.ts';
import { type Screen, screens } from '../screens.ts';

/** What notifications and other programs' links ask for: a contact on its screen, a number in the search. */
export function useOpenings(onSearch: (text: string) => void): void {
  const { shell } = useDesk();
  const navigate = useNavigate();
  useEffect(
    () =>
      shell.onOpening((opening) => {
        if (opening.kind === 'search') return onSearch(opening.text);
        const desk = screens.find(({ id }: Screen) => id === 'desk');
        if (desk) void navigate(`${desk.path}?open=${opening.contactId}`);
      }),
    [shell, navigate, onSearch],
  );
}
