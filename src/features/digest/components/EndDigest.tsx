import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import { Logo } from '@/components/ui/Logo';
import type { DigestEnd } from '../schema';

/**
 * Where the link of a digest leads. Opening it changes nothing, because programs that look through mails open links
 * too; its button works without a script and without being signed in.
 */
export function EndDigest({ end, token }: { end: DigestEnd | null; token: string }) {
  return (
    <main className="mx-auto grid max-w-[460px] gap-4 px-4 py-10 justify-items-start">
      <Link href="/" aria-label="Touchline">
        <Logo />
      </Link>
      {end === null ? (
        <>
          <h1 className="text-xl font-semibold">This link is no longer valid</h1>
          <p className="ink2">
            You may have left the workspace. Your account page lists what is mailed to you.
          </p>
        </>
      ) : end.on ? (
        <>
          <h1 className="text-xl font-semibold">End the weekly digest?</h1>
          <p className="ink2">
            <bdi>{end.workspace}</bdi> tells <bdi>{end.email}</bdi> of each week on Monday.
          </p>
          <form method="post" action={`/api/digest/${token}`}>
            <button type="submit" className={buttonClass('primary')}>
              End these mails
            </button>
          </form>
        </>
      ) : (
        <>
          <h1 className="text-xl font-semibold">The weekly digest has ended</h1>
          <p className="ink2">
            <bdi>{end.workspace}</bdi> mails <bdi>{end.email}</bdi> no digest any more. The account page
            switches it on again.
          </p>
        </>
      )}
      <Link className={buttonClass()} href="/account">
        Open your account
      </Link>
    </main>
  );
}
