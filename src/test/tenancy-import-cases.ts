import { randomUUID } from 'node:crypto';
import type { TenancyCase } from './tenancy-cases';

const RUN = { rows: 1, source: 'list.csv', duplicates: 'skip', fallbackStage: 'Stage' };

/** Imports of spreadsheets, from their rows to their undoing. */
export const IMPORT_CASES: Record<string, TenancyCase> = {
  'import.get': { lowest: 'editor', input: ({ importId: id }) => ({ id }) },
  'import.list': { lowest: 'editor', namesNothing: true },
  'import.run': {
    lowest: 'editor',
    input: ({ importId: id, mapId }) => ({ id, map: { id: mapId }, ...RUN }),
    mixed: (own, other) => [
      { id: own.importId, map: { id: other.mapId }, ...RUN },
      { id: other.importId, map: { id: own.mapId }, ...RUN },
    ],
  },
  'import.send': {
    lowest: 'editor',
    input: () => ({ id: randomUUID(), part: 0, rows: [{ n: 2, cells: { touchpoint: 'New' } }] }),
    namesNothing: true,
  },
  'import.target': { lowest: 'editor', input: ({ mapId: map }) => ({ map }) },
  'import.undo': { lowest: 'editor', input: ({ doneImportId: id }) => ({ id }) },
};
