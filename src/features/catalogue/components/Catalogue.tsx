import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select, SelectOrNone } from '@/components/ui/Select';
import { formatCount } from '@/domain/format';
import type { Phase } from '@/domain/phase';
import { line, wrongWith } from '@/features/map/schema';
import { useSetIndustry } from '../client';
import { isEntry, type Picked, searchCatalogue, stageFor } from '../prepare';
import { type CatalogueEntry, INDUSTRIES, INDUSTRY_NAMES, type Industry } from '../schema';
import { EntryList } from './EntryList';

const PHASES = [
  { value: 'before', label: 'Before the sale' },
  { value: 'purchase', label: 'The sale' },
  { value: 'after', label: 'After the sale' },
] as const;
const INDUSTRY_CHOICES = INDUSTRIES.map((value) => ({ value, label: INDUSTRY_NAMES[value] }));

/** What was in mind when the catalogue was opened. */
export interface Wish {
  stageId?: string;
  /** An entry that is wanted. */
  slug?: string;
}

export interface CatalogueProps {
  workspace: string;
  map: {
    id: string;
    industry: Industry | null;
    stages: readonly { id: string; name: string; phase: Phase; touchpoints: readonly { name: string }[] }[];
  };
  entries: readonly CatalogueEntry[];
  wish: Wish;
  onAdd: (picked: Picked) => void;
}

export function Catalogue({ workspace, map, entries, wish, onAdd }: CatalogueProps) {
  const { stages } = map;
  const wished = entries.find(({ slug }) => slug === wish.slug);
  const [query, setQuery] = useState(wished?.name ?? '');
  const [phase, setPhase] = useState<Phase | null>(null);
  const [industry, setIndustry] = useState(wished ? null : map.industry);
  const [channel, setChannel] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>(wished ? [wished.slug] : []);
  const [stageId, setStageId] = useState(wish.stageId ?? null);
  const [stageName, setStageName] = useState('First stage');
  const [ask, setAsk] = useState(true);
  const remember = useSetIndustry(map.id);
  const listId = useId();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);

  // Never behind what is typed: the arrows and Space act on what is listed.
  const found = useMemo(
    () => searchCatalogue(entries, { query, phase, industry, channel }),
    [entries, query, phase, industry, channel],
  );
  const channels = useMemo(() => [...new Set(entries.map((entry) => entry.channel))].sort(), [entries]);
  const names = useMemo(
    () => stages.flatMap(({ touchpoints }) => touchpoints.map(({ name }) => name)),
    [stages],
  );
  const here = useMemo(
    () => new Set(entries.filter((one) => names.some((name) => isEntry(one, name))).map(({ slug }) => slug)),
    [entries, names],
  );
  // In the order of a journey, whatever the order in which they were ticked.
  const picked = entries.filter(({ slug }) => chosen.includes(slug));
  const stage = stages.find(({ id }) => id === stageId) ?? stageFor(stages, picked[0]?.phase ?? 'after');
  const stageFault = stage || stageName.trim() === '' ? undefined : wrongWith(line(), stageName);
  const isNamed = stageName.trim() !== '' && stageFault === undefined;
  const ready = picked.length > 0 && (stage !== undefined || isNamed);

  return (
    <div className="catalogue">
      <div className="catalogue-filters">
        <Field
          ref={search}
          label="Search"
          type="search"
          value={query}
          placeholder="Invoice, delivery, complaint …"
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.getElementById(listId)?.focus();
          }}
        />
        <SelectOrNone label="Phase" none="All phases" options={PHASES} value={phase} onChange={setPhase} />
        <SelectOrNone
          label="Industry"
          none="All industries"
          options={INDUSTRY_CHOICES}
          value={industry}
          onChange={(value) => {
            setIndustry(value);
            // Said once, the map knows it: its health asks for what is typical there.
            if (map.industry === null && value)
              remember.mutate({ workspace, mapId: map.id, industry: value });
          }}
        />
        <SelectOrNone
          label="Channel"
          none="All channels"
          options={channels.map((name) => ({ value: name, label: name }))}
          value={channel}
          onChange={setChannel}
        />
      </div>
      <p className="mute t12 num" role="status">
        {found.length} of {entries.length} touchpoints
        {found.length === 0 ? '. Try another word, or fewer filters.' : ''}
      </p>
      <EntryList
        id={listId}
        entries={found}
        chosen={chosen}
        here={here}
        onChoose={(slug) =>
          setChosen((before) =>
            before.includes(slug) ? before.filter((one) => one !== slug) : [...before, slug],
          )
        }
      />
      <div className="catalogue-chosen t12">
        <span className="trunc grow" role="status">
          {picked.length === 0 ? (
            <span className="mute">Nothing chosen yet</span>
          ) : (
            `Chosen: ${picked.map(({ name }) => name).join(', ')}`
          )}
        </span>
        {picked.length > 0 ? (
          <Button size="s" kind="ghost" onClick={() => setChosen([])}>
            Choose none
          </Button>
        ) : null}
      </div>
      <div className="catalogue-foot">
        {stage ? (
          <Select
            label="Add to stage"
            options={stages.map(({ id, name }) => ({ value: id, label: name }))}
            value={stage.id}
            onChange={setStageId}
          />
        ) : (
          <Field
            label="Add to a new stage"
            value={stageName}
            error={stageFault}
            dir="auto"
            onChange={({ target }) => setStageName(target.value)}
          />
        )}
        <label className="row">
          <input type="checkbox" checked={ask} onChange={({ target }) => setAsk(target.checked)} />
          With their questions
        </label>
        <span className="grow" />
        <Button
          kind="primary"
          disabled={!ready}
          onClick={() =>
            onAdd({
              stage: stage
                ? { id: stage.id }
                : { name: stageName.trim(), phase: picked[0]?.phase ?? 'before' },
              entries: picked,
              ask,
            })
          }
        >
          {picked.length === 0 ? 'Add' : `Add ${formatCount(picked.length, 'touchpoint')}`}
        </Button>
      </div>
    </div>
  );
}
