import { randomBytes } from 'node:crypto';
import { prisma } from '@/server/db';
import { publicUrl } from '@/server/env';
import type { Workers } from '@/server/jobs';
import { deliver, writeMail } from '@/server/mail';
import { hashKey } from '@/server/tenancy';

const HOUR = 3_600_000;

export const accountWorkers = { 'password-reset': sendPasswordReset } satisfies Partial<Workers>;

/**
 * Mails a link that sets a new password, once and within the hour, when the address has an account. The token is made
 * here, not where the request came in: the answer takes the same time for every address, and the token is nowhere but
 * in the mail.
 */
export async function sendPasswordReset({ email }: { email: string }): Promise<void> {
  const user = await prisma().user.findUnique({ where: { email } });
  if (!user) return;
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await prisma().passwordReset.deleteMany({ where: { userId: user.id, expiresAt: { lt: new Date(now) } } });
  await prisma().passwordReset.create({
    data: { tokenHash: hashKey(token), userId: user.id, expiresAt: new Date(now + HOUR) },
  });
  const mail = writeMail({
    to: user.email,
    subject: 'Set a new password for Touchline',
    paragraphs: [
      `Hello ${user.name},`,
      'Somebody, most likely you, asked to set a new password for Touchline.',
    ],
    action: { label: 'Set a new password', url: `${publicUrl()}/reset-password?token=${token}` },
    closing:
      'The link works once, for one hour. If it was not you, nothing has changed and you can ignore this mail.',
  });
  await deliver(mail);
}
