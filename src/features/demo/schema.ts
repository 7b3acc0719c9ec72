import { z } from 'zod';
import { LIMITS } from '@/contract/limits';

export interface DemoShop {
  publicKey: string;
  touchpoints: { slug: string; name: string }[];
}

const slug = z
  .string()
  .max(LIMITS.slug)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Not a slug: lower-case letters, digits and single hyphens.');

/** What may stand behind /demo/shop?: a newcomer's own key, a touchpoint to ask at, the workspace to go back to. */
export const shopQuery = z.object({
  key: z
    .string()
    .regex(/^pk_[0-9a-f]{24}$/, 'Not a public key: pk_ and 24 hexadecimal digits.')
    .optional(),
  touchpoint: slug.optional(),
  workspace: slug.optional(),
});
export type ShopQuery = z.infer<typeof shopQuery>;

/** One page of the sample shop. */
export interface ShopPage {
  /** Where the widget comes from and answers go to. */
  widgetOrigin: string;
  publicKey: string;
  /** Buttons that ask; none lets the page look them up by the key. */
  touchpoints: { slug: string; name: string }[];
  /** Slug of the touchpoint that asks when the page opens. */
  first: string | null;
  /** Address of the map that shows the answers. */
  mapUrl: string;
  now: Date;
}
