/** The engine's own few words, in each language. */
export const platformTexts = {
  speakToPerson: { en: 'Speak to a person', cy: 'Siarad â pherson' },
  yes: { en: 'Yes', cy: 'Ie' },
  no: { en: 'No', cy: 'Na' },
  notUnderstood: { en: 'Sorry, I did not understand that.', cy: 'Mae’n ddrwg gen i, doeddwn i ddim yn deall hynny.' },
  source: { en: 'Source', cy: 'Ffynhonnell' },
} as const;
