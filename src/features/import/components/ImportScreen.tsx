'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Steps } from '@/components/ui/Steps';
import { SignInDialog } from '@/features/account/components/SignInDialog';
import { useFreshStart } from '@/lib/use-fresh-start';
import { useSendImport } from '../client';
import { ImportDone } from './ImportDone';
import { RecentImports } from './RecentImports';
import { StepColumns } from './StepColumns';
import { StepPreview } from './StepPreview';
import { StepSource } from './StepSource';
import { useDraft } from './useDraft';
import './import.css';

const STEPS = [
  ['source', 'List or file'],
  ['columns', 'Columns'],
  ['preview', 'Preview'],
] as const;

/** From a list or a spreadsheet to touchpoints, in three steps. What is prepared is kept in the browser. */
export function ImportScreen({
  workspace,
  map,
  maps,
  back,
}: {
  workspace: string;
  /** The map from which somebody came; null for a new one. */
  map: string | null;
  maps: { id: string; name: string }[];
  /** Where to go on afterwards, other than to the map. */
  back: string | null;
}) {
  const state = useDraft(`${workspace}:${map ?? 'new'}`, map);
  const sending = useSendImport(workspace);
  const [signedIn, setSignedIn] = useState(0);
  const { draft, sheet } = state;
  const step = draft?.step ?? 'source';
  const result = sending.result;
  const reached = result ? STEPS.length : STEPS.findIndex(([name]) => name === step);
  const body = useFreshStart<HTMLDivElement>(draft && (result ? 'done' : step));
  return (
    <main className="import">
      <header className="topbar">
        <Link className="crumb mute" href={map ? `/w/${workspace}/maps/${map}` : `/w/${workspace}/maps`}>
          {maps.find(({ id }) => id === map)?.name ?? 'Maps'}
        </Link>
        <h1>Import touchpoints</h1>
        <span className="grow" />
        <Steps names={STEPS.map(([, label]) => label)} current={reached} />
      </header>
      <div className="import-body" ref={body} aria-busy={draft === null || undefined}>
        {result ? (
          <ImportDone
            workspace={workspace}
            result={result}
            back={back}
            onAnother={() => {
              sending.reset();
              state.clear();
            }}
          />
        ) : draft === null ? null : step === 'source' ? (
          <StepSource state={state} draft={draft} />
        ) : sheet === null ? null : step === 'columns' ? (
          <StepColumns state={state} draft={draft} sheet={sheet} />
        ) : (
          <StepPreview
            workspace={workspace}
            maps={maps}
            state={state}
            draft={draft}
            sheet={sheet}
            sending={sending}
          />
        )}
        {result || step !== 'source' ? null : <RecentImports workspace={workspace} />}
      </div>
      <SignInDialog
        key={signedIn}
        open={sending.failure?.code === 'unauthenticated'}
        onDone={() => {
          setSignedIn((times) => times + 1);
          sending.reset();
        }}
        onClose={sending.reset}
      />
    </main>
  );
}
