import { z } from 'zod';

const deathPointSchema = z.enum(['insideTransaction', 'beforeAnswer']);
/** Where the house dies by its own hand; from outside it dies anywhere. */
export type DeathPoint = z.infer<typeof deathPointSchema>;

/** Die in the so-manieth transaction, or commit, from now. */
export const deathOrderSchema = z.object({ point: deathPointSchema, after: z.int().min(0) });

export const callbackOrderSchema = z.object({ organisationId: z.string(), contactId: z.string(), inMs: z.int() });

/** The time of an offer is up now, instead of in a few seconds. */
export const expiryOrderSchema = z.object({ organisationId: z.string(), reservationId: z.string() });

/** Tells a house something; false when it did not answer. */
export async function order(url: string, what: 'death' | 'callback' | 'expiry', body: object): Promise<boolean> {
  const answer = await fetch(`${url}/drill/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
  return answer?.ok ?? false;
}
