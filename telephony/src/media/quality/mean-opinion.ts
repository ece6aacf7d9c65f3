/** What an ear gets of one direction of a call. */
export interface HeardQuality {
  /** Share of frames that were not there in their turn, 0–1. */
  readonly lossShare: number;
  /** Mouth to ear, milliseconds. */
  readonly oneWayMs: number;
}

/** G.107 with its default values: the basic signal-to-noise ratio less what sounds at the same time. */
const bestRating = 93.2;
/** G.113 Appendix I for G.711 whose losses are not concealed, but played as silence. */
const lossRobustness = 4.3;
/** From this delay on people begin to speak at the same time. */
const turnTakingMs = 177.3;

/**
 * Mean opinion score 1–4.5 by the E-model of ITU-T G.107, simplified after Cole and Rosenbluth (2001): default values,
 * random losses, no echo, so that
 *
 *   R = 93.2 − Id − Ie,eff
 *   Id = 0.024 d + 0.11 (d − 177.3) for d > 177.3, else 0.024 d          d: one way, ms
 *   Ie,eff = 95 · Ppl / (Ppl + Bpl)                                       Ppl: loss in per cent, Bpl = 4.3
 *   MOS = 1 + 0.035 R + R (R − 60)(100 − R) · 7 · 10⁻⁶                    G.107 Annex B
 *
 * An estimate: it has heard nothing.
 */
export function meanOpinion({ lossShare, oneWayMs }: HeardQuality): number {
  const delay = 0.024 * oneWayMs + 0.11 * Math.max(0, oneWayMs - turnTakingMs);
  const lossPercent = Math.min(Math.max(lossShare, 0), 1) * 100;
  const loss = (95 * lossPercent) / (lossPercent + lossRobustness);
  return opinionOf(bestRating - delay - loss);
}

/** The score of a rating R of the E-model. */
export function opinionOf(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  // Between 0 and 6.5 the polynomial dips below the worst score there is.
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}
