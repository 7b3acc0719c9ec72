'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Segmented } from '@/components/ui/Segmented';
import { LENS_NAMES, type Lens } from '@/features/lens/schema';
import type { MapData } from '@/features/map/schema';
import type { ContentOptions, PaperOptions } from '../schema';
import { PlanLine } from './PlanLine';
import { type Format, useExport } from './useExport';

const FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'png', label: 'PNG' },
  { value: 'svg', label: 'SVG' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
];

const HINTS: Readonly<Record<Format, string>> = {
  pdf: 'Pages to print or to hand over. Texts can be searched and copied.',
  png: 'One picture for slides and documents.',
  svg: 'One drawing that can be enlarged and changed. Its texts stay texts.',
  csv: 'A spreadsheet with a row for each touchpoint and its score. It can be imported again.',
  json: 'The whole map as it was drawn, without answers. It can be brought into any workspace.',
};

/** Everything a map can be taken away as, in one place. */
export function ExportDialog({
  data,
  title,
  lens,
  open,
  onClose,
}: {
  data: MapData;
  title: string;
  lens: Lens;
  open: boolean;
  onClose: () => void;
}) {
  const [format, setFormat] = useState<Format>('pdf');
  const [paper, setPaper] = useState<PaperOptions>({
    paper: 'a4',
    orientation: 'landscape',
    pages: 'several',
  });
  const [content, setContent] = useState<Omit<ContentOptions, 'lens'>>({
    numbers: true,
    pictures: true,
    ages: true,
  });
  const { run, cancel, busy, failure } = useExport(data, onClose);
  const options = { ...content, lens };
  const drawn = format === 'pdf' || format === 'png' || format === 'svg';
  const close = () => {
    cancel();
    onClose();
  };
  const withPictures = data.lanes.some(({ kind, hidden }) => kind === 'image' && !hidden);
  return (
    <Dialog open={open} onClose={close} title={title} description={HINTS[format]}>
      <form
        className="export"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void run(format, options, paper);
        }}
      >
        <Choice label="Format" options={FORMATS} value={format} onChange={setFormat} />
        {format === 'pdf' ? <Paper paper={paper} onChange={setPaper} /> : null}
        {drawn ? (
          <fieldset className="export-what">
            <legend className="t12 ink2">What to include</legend>
            <Check
              label="Scores, numbers of ratings and desired levels"
              on={content.numbers}
              onChange={(numbers) => setContent({ ...content, numbers })}
            />
            <Check
              label="Age of evidence, and what is assumed"
              on={content.ages}
              onChange={(ages) => setContent({ ...content, ages })}
            />
            {withPictures ? (
              <Check
                label="Pictures"
                on={content.pictures}
                onChange={(pictures) => setContent({ ...content, pictures })}
              />
            ) : null}
            <p className="mute t12">
              {content.numbers || lens === 'experience'
                ? `Drawn through the ${LENS_NAMES[lens]} lens, with the lanes you see.`
                : 'Drawn through the Experience lens: the others tell of numbers.'}
            </p>
          </fieldset>
        ) : null}
        {format === 'pdf' ? <PlanLine data={data} content={options} paper={paper} open={open} /> : null}
        {failure ? (
          <p role="alert" className="text-danger">
            {failure}
          </p>
        ) : null}
        <span className="row">
          <Button type="submit" kind="primary" busy={busy}>
            Export {FORMATS.find(({ value }) => value === format)?.label}
          </Button>
          {busy ? (
            <Button kind="ghost" onClick={cancel}>
              Cancel
            </Button>
          ) : null}
          <span className="mute t12" role="status">
            {busy ? 'Making the file…' : ''}
          </span>
        </span>
      </form>
    </Dialog>
  );
}

function Paper({ paper, onChange }: { paper: PaperOptions; onChange: (paper: PaperOptions) => void }) {
  return (
    <div className="export-paper">
      <Choice
        label="Paper"
        options={[
          { value: 'a4', label: 'A4' },
          { value: 'a3', label: 'A3' },
        ]}
        value={paper.paper}
        onChange={(value) => onChange({ ...paper, paper: value })}
      />
      <Choice
        label="Orientation"
        options={[
          { value: 'landscape', label: 'Landscape' },
          { value: 'portrait', label: 'Portrait' },
        ]}
        value={paper.orientation}
        onChange={(orientation) => onChange({ ...paper, orientation })}
      />
      <Choice
        label="Pages"
        options={[
          { value: 'several', label: 'As many as it takes' },
          { value: 'one', label: 'All on one' },
        ]}
        value={paper.pages}
        onChange={(pages) => onChange({ ...paper, pages })}
      />
    </div>
  );
}

function Choice<Value extends string>(props: {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <div className="export-choice">
      <span className="t12 ink2" aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...props} />
    </div>
  );
}

function Check({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="row">
      <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} />
      <span>{label}</span>
    </label>
  );
}
