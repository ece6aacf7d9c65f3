const paths = {
  bot: 'M4 11a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3zM12 4v4M9 13v1.5M15 13v1.5M2 12.500v3M22 12.500v3',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M5 21v-1a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v1',
  clip: 'M15 7l-6.500 6.500a1.500 1.500 0 0 0 3 3L18 10a3 3 0 0 0-6-6l-6.500 6.500a4.500 4.500 0 0 0 9 9L21 13',
  send: 'M10 14L21 3l-6.500 18-4.500-7-7-4.500z',
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  mail: 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3 7l9 6 9-6',
  bell: 'M10 5a2 2 0 1 1 4 0 7 7 0 0 1 4 6v3a4 4 0 0 0 2 3H4a4 4 0 0 0 2-3v-3a7 7 0 0 1 4-6M9 17v1a3 3 0 0 0 6 0v-1',
  file: 'M14 3v4a1 1 0 0 0 1 1h4M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2z',
  page: 'M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4M14 4h6v6M20 4l-9 9',
  tick: 'M5 12l5 5L20 7',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l3 2',
  alert: 'M12 4L2.500 20h19zM12 10v4M12 17v.01',
  cloudOff: 'M3 3l18 18M9 6a6 6 0 0 1 9 4 4 4 0 0 1 3 6M6 9a5 5 0 0 0 0 10h11',
  pencil: 'M4 20h4L18.500 9.500a2.800 2.800 0 0 0-4-4L4 16zM13.500 6.500l4 4',
  phone: 'M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2',
} as const;
export type IconName = keyof typeof paths;

/** A picture beside words that say the same; never the only name of anything. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
