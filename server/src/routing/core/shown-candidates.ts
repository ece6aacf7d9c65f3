/** So many candidates are kept with an explanation; the whole list comes of asking again. */
export const shownCandidates = 20;
