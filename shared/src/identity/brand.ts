import { z } from 'zod';

/** How an organisation shows itself. The colour's shades are worked out from it (`@switchboard/shared/brand`). */
export const brandSchema = z.object({
  colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #0B5CAD'),
  logo: z
    .string()
    .max(90_000)
    .regex(/^data:image\/(?:png|webp);base64,[A-Za-z0-9+/]+={0,2}$/, 'must be a PNG or WebP image')
    .nullable()
    .describe('A PNG or WebP as a data URL, at most 64 KB; null shows the name'),
});
export type Brand = z.infer<typeof brandSchema>;
