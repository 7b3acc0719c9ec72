'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { failureOf } from '@/features/map/client';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';
import { useCatalogue, useSetIndustry } from '../client';
import { isEntry, searchCatalogue } from '../prepare';
import { type CatalogueEntry, INDUSTRIES, INDUSTRY_NAMES } from '../schema';
import { Choice } from './Choice';
import { EntryRow } from './EntryRow';
import './catalogue.css';

const PHASES = [
  { value: 'before', label: 'Before the sale' },
  { value: 'purchase', label: 'The sale' },
  { value: 'after', label: 'After the sale' },
] as const;
const INDUSTRY_CHOICES = INDUSTRIES.map((value) => ({ value, label: INDUSTRY_NAMES[value] }));

/** Opens the catalogue of typical touchpoints. */
export function CatalogueButton({ data }: { data: MapData }) {
  const [open, setOpen] = useState(false);
  if (data.stages.length === 0) return null;
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        <Icon name="search" />
        Catalogue
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Typical touchpoints"
        description="Choose what your customers meet too. Questions come along paused, for you to read first."
      >
        {open ? <Catalogue data={data} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function Catalogue({ data, onDone }: { data: MapData; onDone: () => void }) {
  const { workspace, actions } = useMapEditing();
  const { data: entries, error, refetch } = useCatalogue(workspace, true);
  const [query, setQuery] = useState('');
  const [phase, setPhase] = useState<CatalogueEntry['phase'] | null>(null);
  const [industry, setIndustry] = useState(data.industry);
  const [channel, setChannel] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [stageId, setStageId] = useState(data.stages.at(-1)?.id ?? '');
  const [ask, setAsk] = useState(true);
  const remember = useSetIndustry(data.id);

  const wanted = useDeferredValue(query);
  const found = useMemo(
    () => searchCatalogue(entries ?? [], { query: wanted, phase, industry, channel }),
    [entries, wanted, phase, industry, channel],
  );
  const channels = [...new Set(entries?.map((entry) => entry.channel))].sort();
  const names = data.stages.flatMap(({ touchpoints }) => touchpoints.map(({ name }) => name));

  const add = async () => {
    const stage = data.stages.find(({ id }) => id === stageId) ?? data.stages.at(-1);
    // In the order of a journey, whatever the order in which they were ticked.
    const picked = (entries ?? []).filter(({ slug }) => chosen.includes(slug));
    if (!stage || picked.length === 0) return;
    const after = stage.touchpoints.at(-1)?.id ?? null;
    onDone();
    await actions.addFromCatalogue({ stageId: stage.id, after }, picked, ask);
  };

  if (error)
    return (
      <div className="empty">
        <b>The catalogue did not load</b>
        {failureOf(error).message}
        <Button onClick={() => refetch()}>Load again</Button>
      </div>
    );
  return (
    <div className="catalogue">
      <div className="catalogue-filters">
        <Field
          label="Search"
          type="search"
          value={query}
          placeholder="Invoice, delivery, complaint …"
          onChange={({ target }) => setQuery(target.value)}
        />
        <Choice label="Phase" none="All phases" options={PHASES} value={phase} onChange={setPhase} />
        <Choice
          label="Industry"
          none="All industries"
          options={INDUSTRY_CHOICES}
          value={industry}
          onChange={(value) => {
            setIndustry(value);
            // Said once, the map knows it: its health asks for what is typical there.
            if (data.industry === null && value)
              remember.mutate({ workspace, mapId: data.id, industry: value });
          }}
        />
        <Choice
          label="Channel"
          none="All channels"
          options={channels.map((name) => ({ value: name, label: name }))}
          value={channel}
          onChange={setChannel}
        />
      </div>
      <p className="mute t12" role="status">
        {entries
          ? `${found.length} of ${entries.length} touchpoints${found.length === 0 ? '. Try another word, or fewer filters.' : ''}`
          : 'Loading …'}
      </p>
      <ul className="catalogue-list" aria-label="Typical touchpoints">
        {found.map((entry) => (
          <EntryRow
            key={entry.slug}
            entry={entry}
            chosen={chosen.includes(entry.slug)}
            onMap={names.some((name) => isEntry(entry, name))}
            onChoose={(chosen) =>
              setChosen((before) =>
                chosen ? [...before, entry.slug] : before.filter((slug) => slug !== entry.slug),
              )
            }
          />
        ))}
      </ul>
      <div className="catalogue-foot">
        <Choice
          label="Add to stage"
          options={data.stages.map(({ id, name }) => ({ value: id, label: name }))}
          value={stageId}
          onChange={(id) => setStageId(id ?? '')}
        />
        <label className="row">
          <input type="checkbox" checked={ask} onChange={({ target }) => setAsk(target.checked)} />
          With their questions
        </label>
        <span className="grow" />
        <Button kind="primary" disabled={chosen.length === 0} onClick={() => void add()}>
          {chosen.length === 0
            ? 'Add'
            : `Add ${chosen.length} ${chosen.length === 1 ? 'touchpoint' : 'touchpoints'}`}
        </Button>
      </div>
    </div>
  );
}
