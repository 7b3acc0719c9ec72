import { type ReadOptions, read, type Sheet, type Source } from './read';
import { ReadError } from './readXml';

export interface ReadRequest {
  id: number;
  source: Source;
  options: ReadOptions;
}
export type ReadAnswer = { id: number } & ({ sheet: Sheet } | { message: string });

// Files are read here and not in the page, which stays quick whatever they hold, nor on the server, which never sees
// them.
self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  const { id, source, options } = data;
  try {
    self.postMessage({ id, sheet: read(source, options) } satisfies ReadAnswer);
  } catch (error) {
    const message =
      error instanceof ReadError
        ? error.message
        : 'This cannot be read. Save it as CSV in UTF-8 and choose that file.';
    self.postMessage({ id, message } satisfies ReadAnswer);
  }
});
