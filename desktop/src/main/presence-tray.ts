import type { WantedState } from '@switchboard/shared/agents';
import type { Presence } from '../bridge/desk-news.ts';
import type { MenuEntry, Tray } from './platform.ts';
import { type TrayLook, trayPicture } from './tray-picture.ts';

export interface PresenceTrayNeeds {
  readonly tray: Tray;
  readonly onShow: () => void;
  readonly onQuit: () => void;
  readonly onChosen: (wanted: WantedState) => void;
}

const stateWords = { ready: 'Ready', notReady: 'Not ready', offline: 'Offline' } as const;

/** The desk beside the clock: who one is for the centre, what one can be instead, and how many offers wait. */
export class PresenceTray {
  readonly #needs: PresenceTrayNeeds;

  constructor(needs: PresenceTrayNeeds) {
    this.#needs = needs;
  }

  /** Null: nobody is at work here. */
  show(presence: Presence | null): void {
    const { tray, onShow, onQuit } = this.#needs;
    const separator: MenuEntry = { type: 'separator' };
    tray.show({
      picture: trayPicture(lookOf(presence)),
      words: `Switchboard: ${headline(presence)}`,
      badge: presence?.offers ?? 0,
      menu: [
        { label: headline(presence), enabled: false },
        ...(presence ? [separator, ...this.#choices(presence)] : []),
        separator,
        { label: 'Show the desk', click: onShow },
        { label: 'Quit', click: onQuit },
      ],
      onClick: onShow,
    });
  }

  #choices({ state, reason, reasons }: Presence): MenuEntry[] {
    const { onChosen } = this.#needs;
    return [
      { label: 'Ready', type: 'radio', checked: state === 'ready', click: () => onChosen({ state: 'ready' }) },
      ...reasons.map(
        ({ id, title }): MenuEntry => ({
          label: `Not ready: ${title}`,
          type: 'radio',
          checked: state === 'notReady' && reason === title,
          click: () => onChosen({ state: 'notReady', reasonId: id }),
        }),
      ),
    ];
  }
}

function lookOf(presence: Presence | null): TrayLook {
  if (!presence) return 'offline';
  return presence.offers > 0 ? 'offered' : presence.state;
}

/** One line: the state, its reason, since when, and what waits. */
function headline(presence: Presence | null): string {
  if (!presence) return 'Nobody is signed in';
  const { state, reason, sinceAt, offers } = presence;
  const since = new Date(sinceAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const words = `${stateWords[state]}${reason && state === 'notReady' ? ` (${reason})` : ''} since ${since}`;
  return offers === 0 ? words : `${words} · ${offers === 1 ? '1 offer waits' : `${offers} offers wait`}`;
}
