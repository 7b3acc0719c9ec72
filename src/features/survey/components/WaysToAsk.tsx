'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { buttonClass } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Segmented } from '@/components/ui/Segmented';
import type { RatingSource, SurveyType } from '@/contract/survey';
import type { SurveyTexts } from '@/contract/widget';
import { useAsking } from '@/features/asking/client';
import { Snippet } from '@/features/key/components/Snippet';
import { useOrigin } from '@/lib/use-origin';
import { frameOf, kioskAddress, mailBlock, mailText, pageAddress } from '../prepare';
import './ways.css';

/** Drawn by the few who print one: its arithmetic stays out of everybody else's map. */
const CodeWay = dynamic(() => import('./CodeWay').then((module) => module.CodeWay), {
  loading: () => <span className="skel" aria-busy="true" />,
});

const WAYS = [
  { value: 'snippet', label: 'Widget' },
  { value: 'link', label: 'Link' },
  { value: 'mail', label: 'E-mail' },
  { value: 'code', label: 'QR code' },
  { value: 'frame', label: 'Frame' },
  { value: 'kiosk', label: 'Kiosk' },
] as const;
type Way = (typeof WAYS)[number]['value'];

/** Everywhere a touchpoint can ask beside the pages of the business: what to paste, send and print. */
export function WaysToAsk({
  workspace,
  publicKey,
  touchpoint,
  type,
  texts,
  published,
  locale,
}: {
  workspace: string;
  publicKey: string | null;
  touchpoint: { name: string; slug: string };
  type: SurveyType;
  texts: SurveyTexts;
  published: boolean;
  /** Language of the texts. */
  locale: string;
}) {
  const [way, setWay] = useState<Way>('snippet');
  const origin = useOrigin();
  const { data: asking } = useAsking(workspace);
  const address = (source: RatingSource, score?: number) =>
    pageAddress({ origin, publicKey: publicKey ?? '', touchpoint: touchpoint.slug }, source, score);
  return (
    <section className="blk ways" aria-label="Ways to ask">
      <h3>Ways to ask</h3>
      <Segmented label="Way to ask" options={WAYS} value={way} onChange={setWay} />
      {published ? null : (
        <p className="t12 mute">It is paused: whoever opens a link reads that the question is not asked.</p>
      )}
      {way === 'snippet' || publicKey === null ? (
        <Snippet publicKey={publicKey} touchpoint={touchpoint.slug} />
      ) : way === 'link' ? (
        <AddressWay address={address('link')} what="page">
          A page that asks this one question. It needs no JavaScript, and opening it records nothing. Add
          <code> &amp;persona=</code>, <code>&amp;customer=</code> or <code>&amp;attributes.plan=</code> to
          say who answers, <code>&amp;lang=</code> for a language. <code>&amp;t=</code> with a token of yours
          makes it a link for one answer, which nobody can change: Settings, Identity.
        </AddressWay>
      ) : way === 'mail' ? (
        <MailWay
          html={mailBlock(type, texts, {
            addressOf: (score) => address('email', score),
            theme: asking?.theme,
            tag: locale,
          })}
          text={mailText(texts.question, address('email'))}
        />
      ) : way === 'code' ? (
        <CodeWay address={address('qr')} question={texts.question} name={touchpoint.slug} locale={locale} />
      ) : way === 'kiosk' ? (
        <AddressWay address={kioskAddress({ origin, publicKey, touchpoint: touchpoint.slug })} what="kiosk">
          The question on a screen in a room. Open it on the device, choose a PIN that leaves it, and start.
          It asks the next customer by itself, goes on without a connection and after a power cut, and sends
          what it kept. More slugs, separated by commas, take turns.
        </AddressWay>
      ) : (
        <FrameWay snippet={frameOf(address('link'), texts.question)} origin={origin} />
      )}
    </section>
  );
}

/** An address to be given away or opened here. */
function AddressWay({ address, what, children }: { address: string; what: string; children: ReactNode }) {
  return (
    <>
      <p className="t12 mute">{children}</p>
      <pre className="code">{address}</pre>
      <div className="row">
        <CopyButton text={address} label="Copy link" />
        <a className={buttonClass('ghost', 's')} href={address} target="_blank" rel="noreferrer">
          Open the {what}
        </a>
      </div>
    </>
  );
}

function MailWay({ html, text }: { html: string; text: string }) {
  return (
    <>
      <p className="t12 mute">
        Paste it into a mail. Each answer is a link to the page, where the customer confirms it with one tap:
        programs that check mails open every link, and count nothing. To know who answers, put{' '}
        <code>&amp;t=</code> and a merge field with the customer’s token behind each link: Settings, Identity.
      </p>
      <iframe
        className="ways-mail"
        title="Preview of the e-mail block"
        sandbox=""
        srcDoc={mailDocument(html)}
      />
      <div className="row wrap">
        <CopyButton text={html} label="Copy HTML" />
        <CopyButton text={text} label="Copy as text" />
      </div>
    </>
  );
}

/** A mail is read on white, whatever Touchline looks like. */
const mailDocument = (html: string) =>
  `<!doctype html><html style="color-scheme:light"><body style="margin:16px;background:#fff">${html}</body></html>`;

function FrameWay({ snippet, origin }: { snippet: string; origin: string }) {
  return (
    <>
      <p className="t12 mute">
        The page inside a page of yours, where no script may run. A content security policy must allow{' '}
        {origin} in its frame-src. A frame with a <code>sandbox</code> needs{' '}
        <code>allow-forms allow-scripts allow-same-origin</code>, or a key with a list of origins refuses what
        is sent; a link under the thanks needs <code>allow-popups</code>.
      </p>
      <pre className="code">{snippet}</pre>
      <div className="row">
        <CopyButton text={snippet} label="Copy snippet" />
      </div>
    </>
  );
}
