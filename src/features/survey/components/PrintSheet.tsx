'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Segmented } from '@/components/ui/Segmented';
import { pageWords } from '@/contract/page-words';

const SHEETS = [
  { value: 'poster', label: 'One poster' },
  { value: 'cards', label: 'Eight cards' },
] as const;
type Sheet = (typeof SHEETS)[number]['value'];

/** A sheet of paper with the code and what to do with it. The words can be changed before it is printed. */
export function PrintSheet({
  open,
  onClose,
  question,
  locale,
  address,
  children,
}: {
  open: boolean;
  onClose: () => void;
  question: string;
  /** Its language. */
  locale: string;
  address: string;
  /** The code. */
  children: ReactNode;
}) {
  const [sheet, setSheet] = useState<Sheet>('poster');
  const [words, setWords] = useState(pageWords(locale).scan);
  return (
    <Dialog open={open} onClose={onClose} title="Print sheet">
      <Segmented label="Sheet" options={SHEETS} value={sheet} onChange={setSheet} />
      <label className="field">
        <span>Instruction</span>
        <input
          className="input"
          dir="auto"
          maxLength={200}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <div className={`print-sheet ${sheet}`}>
        {(sheet === 'poster' ? ['1'] : [...'12345678']).map((each) => (
          <figure key={each} aria-hidden={each !== '1'}>
            <p className="print-question" dir="auto">
              {question}
            </p>
            {children}
            <figcaption dir="auto">{words}</figcaption>
            {sheet === 'poster' ? <p className="print-address">{address}</p> : null}
          </figure>
        ))}
      </div>
      <Button kind="primary" onClick={() => window.print()}>
        Print
      </Button>
    </Dialog>
  );
}
