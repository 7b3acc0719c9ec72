import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { Outbox } from '@/features/account/components/Outbox';
import { listOutbox } from '@/features/account/data';

export const metadata: Metadata = { title: 'Outbox' };

export default async function OutboxPage() {
  const mails = await listOutbox(await headers());
  if (!mails) notFound();
  return <Outbox mails={mails} />;
}
