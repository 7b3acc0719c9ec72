import { z } from 'zod';
import { email } from '@/features/account/schema';

export const CONFIRMATION_HOURS = 48;

/** `password` is asked of those who have one: an open browser must not be enough to take an account away. */
export const changeEmailInput = z.object({ email, password: z.string().max(200).default('') });
export type ChangeEmail = z.output<typeof changeEmailInput>;

export const confirmInput = z.object({ token: z.string().min(1).max(200) });
