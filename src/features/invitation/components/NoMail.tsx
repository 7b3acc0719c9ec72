import Link from 'next/link';
import type { MailRoute } from '../schema';
import '@/features/account/components/account.css';

/** What whoever invites has to know where no mail leaves the server. */
export function NoMail({ route }: { route: MailRoute }) {
  return (
    <p className="account-note">
      No mail leaves this server: it has no mail server (SMTP_URL is not set). An invitation is made all the
      same; its link is for you to copy and to pass on.
      {route === 'outbox' ? (
        <>
          {' What would have been sent waits in the '}
          <Link className="account-link" href="/outbox">
            outbox
          </Link>
          , which only this machine can open.
        </>
      ) : null}
    </p>
  );
}
