import type { KeptMail } from '@/server/mail';
import './account.css';

/** The mails this installation would have sent, newest first. */
export function Outbox({ mails }: { mails: KeptMail[] }) {
  return (
    <main className="mx-auto grid max-w-[720px] gap-4 px-4 py-10">
      <h1 className="text-xl font-semibold">Outbox</h1>
      <p className="ink2">
        No mail server is set, so mails stay on this machine. Only this machine can open this page. Set
        SMTP_URL to send them.
      </p>
      {mails.length === 0 ? <p className="account-note">No mail yet.</p> : null}
      {mails.map((mail) => (
        <article key={`${mail.at} ${mail.to}`} className="sec">
          <header className="grid gap-1 border-b border-line p-4">
            <h2 className="b">{mail.subject}</h2>
            <p className="mute">
              To {mail.to}, <time dateTime={mail.at}>{mail.at.slice(0, 19).replace('T', ' ')} UTC</time>
            </p>
          </header>
          <p className="whitespace-pre-wrap p-4 [overflow-wrap:anywhere]">{linked(mail.text)}</p>
        </article>
      ))}
    </main>
  );
}

/** The text with its addresses as links, so that a reset link can be followed. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} className="account-link" href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
