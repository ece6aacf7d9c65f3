import type { MenuEntry } from './platform.ts';

export interface DeskMenuNeeds {
  readonly isPackaged: boolean;
  /** Whether telephone links of other programs come to this desk. */
  readonly opensNumbers: boolean;
  readonly onOpensNumbers: () => void;
  readonly onChangeServer: () => void;
}

/** The menu bar. A developer's tools are in it only while the program runs from its sources. */
export function deskMenu({ isPackaged, opensNumbers, onOpensNumbers, onChangeServer }: DeskMenuNeeds): MenuEntry[] {
  const separator: MenuEntry = { type: 'separator' };
  return [
    {
      label: 'Desk',
      submenu: [
        { role: 'about' },
        separator,
        { label: 'Open telephone links here', type: 'checkbox', checked: opensNumbers, click: onOpensNumbers },
        { label: 'Change server…', click: onChangeServer },
        separator,
        { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}
