import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';

export default function NotFound() {
  return (
    <main className="empty min-h-dvh content-center justify-items-center">
      <b>There is nothing here</b>
      <span>The address may be mistyped, or this belongs to a workspace you are not a member of.</span>
      <Link className={buttonClass('primary')} href="/">
        To the start
      </Link>
    </main>
  );
}
