import { randomBytes } from 'node:crypto';
import { prisma } from '@/server/db';
import { publicUrl } from '@/server/env';
import type { QueueData, Workers } from '@/server/jobs';
import { deliver, writeMail } from '@/server/mail';
import { hashKey } from '@/server/tenancy';
import { CONFIRMATION_HOURS } from './schema';

export const confirmationWorkers = { 'email-confirmation': sendConfirmation } satisfies Partial<Workers>;

const HOUR = 3_600_000;

/**
 * Mails a link that confirms an address. The token is made here, so that it is nowhere but in the mail. To an address
 * that belongs to another account goes a mail that says so, and no link: who asked for it learns nothing.
 */
export async function sendConfirmation({
  userId,
  email,
  change,
}: QueueData['email-confirmation']): Promise<void> {
  const user = await prisma().user.findUnique({ where: { id: userId } });
  // The account is gone, or the address was confirmed or changed meanwhile.
  if (!user || (!change && (user.email !== email || user.emailVerifiedAt))) return;
  const holder = await prisma().user.findUnique({ where: { email }, select: { id: true } });
  if (holder && holder.id !== userId) return deliver(taken(email));
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await prisma().emailConfirmation.deleteMany({ where: { userId, expiresAt: { lt: new Date(now) } } });
  const expiresAt = new Date(now + CONFIRMATION_HOURS * HOUR);
  await prisma().emailConfirmation.create({ data: { tokenHash: hashKey(token), userId, email, expiresAt } });
  await deliver(
    writeMail({
      to: email,
      subject: change ? 'Confirm your new address for Touchline' : 'Confirm your address for Touchline',
      paragraphs: [
        `Hello ${user.name},`,
        change
          ? 'This address is to take the place of your present one at Touchline.'
          : 'You made an account at Touchline with this address.',
      ],
      action: { label: 'Confirm this address', url: `${publicUrl()}/confirm-email?token=${token}` },
      closing: `The link works once, for ${CONFIRMATION_HOURS} hours. If it was not you, ignore this mail: nothing changes.`,
    }),
  );
}

const taken = (email: string) =>
  writeMail({
    to: email,
    subject: 'This address has an account at Touchline',
    paragraphs: [
      'Somebody, most likely you, wants to use this address for another account at Touchline.',
      'It belongs to an account already, so nothing was changed.',
    ],
  });
