'use client';

import { encodeQR } from 'qr';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { save } from '@/features/export/client';
import { drawPng } from '@/features/export/components/png';
import { CODE_OPTIONS, codeFile, codePath } from '../prepare';
import { PrintSheet } from './PrintSheet';

/** The page's address as a code: to look at, to take away, and on a sheet that says what to do with it. */
export function CodeWay({
  address,
  question,
  name,
  locale,
}: {
  address: string;
  question: string;
  /** Of the files. */
  name: string;
  /** Language of the question. */
  locale: string;
}) {
  const code = useMemo(() => codePath(encodeQR(address, 'raw', CODE_OPTIONS)), [address]);
  const [printing, setPrinting] = useState(false);
  const [fault, setFault] = useState('');
  const svg = () => new Blob([codeFile(code)], { type: 'image/svg+xml' });
  const savePng = () =>
    drawPng(svg(), AbortSignal.timeout(10_000)).then(
      ({ blob }) => save(blob, `${name}.png`),
      (error: Error) => setFault(error.message),
    );
  return (
    <>
      <p className="t12 mute">
        For packaging, receipts, tables and doors. It leads to the page, and its answers are marked “qr”.
      </p>
      <div className="ways-code">
        <Code code={code} label={`QR code for: ${question}`} />
      </div>
      <div className="row wrap">
        <Button size="s" onClick={() => save(svg(), `${name}.svg`)}>
          SVG
        </Button>
        <Button size="s" onClick={() => void savePng()}>
          PNG
        </Button>
        <Button size="s" onClick={() => setPrinting(true)}>
          Print sheet
        </Button>
      </div>
      {fault ? (
        <p className="text-danger" role="alert">
          {fault}
        </p>
      ) : null}
      <PrintSheet
        open={printing}
        onClose={() => setPrinting(false)}
        question={question}
        locale={locale}
        address={address}
      >
        <Code code={code} label="QR code" />
      </PrintSheet>
    </>
  );
}

function Code({ code: { path, size }, label }: { code: ReturnType<typeof codePath>; label: string }) {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  );
}
