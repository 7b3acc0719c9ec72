'use client';

import { useMemo } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Segmented } from '@/components/ui/Segmented';
import { SelectOrNone } from '@/components/ui/Select';
import { formatCount, plural } from '@/domain/format';
import { line, wrongWith } from '@/features/map/schema';
import type { Sheet } from '@/features/sheet/components/read';
import { countPlan, describeCounts, planImport } from '@/features/sheet/prepare';
import { type useSendImport, useTarget } from '../client';
import { columnsOf, prepareRows } from '../prepare';
import type { Draft } from './draftStore';
import { PlanPreview } from './PlanPreview';
import { RowTable } from './RowTable';
import type { DraftState } from './useDraft';

const sourceName = ({ source }: Draft): string =>
  source?.kind === 'file' ? source.name.slice(-200) : 'Pasted list';

/** As it will look, row by row, with what is wrong where it is wrong. */
export function StepPreview({
  workspace,
  maps,
  state,
  draft,
  sheet,
  sending,
}: {
  workspace: string;
  maps: { id: string; name: string }[];
  state: DraftState;
  draft: Draft;
  sheet: Sheet;
  sending: ReturnType<typeof useSendImport>;
}) {
  const known = draft.map !== null && maps.some(({ id }) => id === draft.map) ? draft.map : null;
  const target = useTarget(workspace, known);
  const { columns: chosen, fixes, skipped, duplicates } = draft;
  const columns = columnsOf(sheet, draft);
  const rows = useMemo(
    () => prepareRows(sheet, { columns: chosen, fixes, skipped }),
    [sheet, chosen, fixes, skipped],
  );
  const existing = useMemo(() => target.data?.stages ?? [], [target.data]);
  const fallback = draft.fallbackStage.trim() || existing.at(-1)?.name || 'New stage';
  const going = rows.filter((row) => !row.skipped);
  const bad = going.filter(({ issues }) => issues.length > 0);
  const good = useMemo(() => rows.filter((row) => !row.skipped && row.issues.length === 0), [rows]);
  const plan = useMemo(
    () =>
      planImport(
        existing,
        good.map(({ row }) => row),
        { duplicates, fallbackStage: fallback },
      ),
    [existing, good, duplicates, fallback],
  );
  const counts = countPlan(plan);
  const nothing = counts.touchpoints + counts.updated + counts.stages === 0;
  const named = draft.mapName.trim() || nameOf(draft);
  const unstaged = good.some(({ row }) => row.stage === '');
  const twice = useMemo(() => {
    const asked = planImport(
      existing,
      good.map(({ row }) => row),
      { duplicates: 'skip', fallbackStage: fallback },
    );
    return asked.skipped.length;
  }, [existing, good, fallback]);
  const mapFault = known || draft.mapName.trim() === '' ? undefined : wrongWith(line(), draft.mapName);
  const stageFault =
    unstaged && draft.fallbackStage.trim() !== ''
      ? wrongWith(line('The stage'), draft.fallbackStage)
      : undefined;
  const busy = sending.progress !== null;
  const run = async () => {
    const isAgain = draft.sending;
    state.update({ sending: true });
    const done = await sending.send(
      good.map(({ sent }) => sent),
      {
        id: draft.id,
        source: sourceName(draft),
        map: known ? { id: known } : { name: named },
        duplicates,
        fallbackStage: fallback,
      },
      isAgain,
    );
    if (done) state.clear();
  };
  const refused = sending.failure?.code === 'unauthenticated' ? null : sending.failure;
  return (
    <section className="import-preview" tabIndex={-1} aria-label="Preview">
      <div className="import-choices">
        <SelectOrNone
          label="Import into"
          none="A new map"
          value={known ?? null}
          options={maps.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(map) => state.update({ map })}
        />
        {known ? null : (
          <Field
            label="Name of the map"
            dir="auto"
            placeholder={nameOf(draft)}
            value={draft.mapName}
            error={mapFault}
            onChange={(event) => state.update({ mapName: event.target.value })}
          />
        )}
        {unstaged ? (
          <>
            <Field
              label="Stage of rows without one"
              dir="auto"
              list="import-stages"
              placeholder={fallback}
              value={draft.fallbackStage}
              error={stageFault}
              onChange={(event) => state.update({ fallbackStage: event.target.value })}
            />
            <datalist id="import-stages">
              {existing.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </>
        ) : null}
        {twice > 0 ? (
          <div className="field">
            <span className="import-label">
              {formatCount(twice, 'touchpoint is', 'touchpoints are')} there already, or named twice
            </span>
            <Segmented
              label="Touchpoints that are there already"
              options={[
                { value: 'skip', label: 'Leave out' },
                { value: 'update', label: 'Update' },
                { value: 'add', label: 'Add again' },
              ]}
              value={duplicates}
              onChange={(value) => state.update({ duplicates: value })}
            />
          </div>
        ) : null}
      </div>
      {target.error ? (
        <p role="alert" className="text-danger">
          {target.error.message}{' '}
          <Button size="s" onClick={() => target.refetch()}>
            Load again
          </Button>
        </p>
      ) : null}
      <PlanPreview plan={plan} existing={existing} />
      {duplicates === 'update' && counts.updated > 0 ? (
        <p className="mute">
          Empty cells change nothing. What is filled in takes the place of what the map says.
        </p>
      ) : null}
      <RowTable
        rows={rows}
        columns={columns}
        sheet={sheet}
        fixes={fixes}
        refused={refused?.issues ?? []}
        there={plan.skipped}
        onFix={(key, value) => state.update({ fixes: { ...fixes, [key]: value } })}
        onSkip={(at, skip) =>
          state.update({ skipped: skip ? [...skipped, ...at] : skipped.filter((one) => !at.includes(one)) })
        }
      />
      <footer className="import-foot">
        <Button
          kind="primary"
          size="l"
          busy={busy}
          disabled={bad.length > 0 || nothing || !target.data || Boolean(mapFault ?? stageFault)}
          onClick={run}
        >
          {refused || (draft.sending && !busy) ? 'Continue the import' : 'Import'}
        </Button>
        <Button
          kind="ghost"
          size="l"
          disabled={busy}
          onClick={() => state.update({ step: sheet.kind === 'list' ? 'source' : 'columns' })}
        >
          Back
        </Button>
        {busy ? <progress value={sending.progress ?? 0} max={1} aria-label="Rows sent" /> : null}
        <span role="status" className="grow">
          {busy
            ? 'Sending the rows. Nothing shows on the map before all are there.'
            : bad.length > 0
              ? `${formatCount(bad.length, 'row needs', 'rows need')} a change, or leave ${plural(bad.length, 'it', 'them')} out.`
              : nothing
                ? 'Nothing to import: what is left is there already, or left out.'
                : `${describeCounts(counts)}.`}
        </span>
        <p role="alert" className="text-danger empty:hidden">
          {refused?.message}
        </p>
      </footer>
    </section>
  );
}

/** A map is called as its file, until somebody says otherwise. */
function nameOf({ source }: Draft): string {
  const bare =
    source?.kind === 'file'
      ? source.name
          .replace(/\.[a-z0-9]{1,5}$/i, '')
          .slice(0, 120)
          .trim()
      : '';
  return bare || 'Imported map';
}
