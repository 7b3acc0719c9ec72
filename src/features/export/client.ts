'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ErrorBody } from '@/contract/errors';
import { drawPng } from './components/png';
import type { ContentOptions, ExportPlan, PaperOptions } from './schema';

const UNREACHED = 'The export could not be read. Nothing is lost: check the connection and try again.';

/** Which map, as it is looked at. */
export interface ExportedMap {
  workspace: string;
  id: string;
  range: string;
  persona: string | null;
}

const flag = (on: boolean) => (on ? '1' : '0');

/** Where an export of a map is drawn. */
export function pictureAddress(
  { workspace, id, range, persona }: ExportedMap,
  format: 'pdf' | 'svg' | 'outlines' | 'plan',
  { lens, numbers, pictures, ages }: ContentOptions,
  paper?: PaperOptions,
): string {
  const query = new URLSearchParams({
    format,
    range,
    ...(persona ? { persona } : {}),
    lens,
    numbers: flag(numbers),
    pictures: flag(pictures),
    ages: flag(ages),
    ...paper,
  });
  return `/api/w/${workspace}/maps/${id}/picture?${query}`;
}

/** Reads an address of ours; rejects with a sentence for people. */
async function read(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return null;
  });
  if (!response) throw new Error(UNREACHED);
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as ErrorBody | null;
  throw new Error(body?.error?.message ?? UNREACHED);
}

/** What the pages will be, before they are drawn. */
export function useExportPlan(address: string, enabled: boolean) {
  return useQuery({
    queryKey: ['export', 'plan', address],
    queryFn: async ({ signal }) => (await (await read(address, signal)).json()) as ExportPlan,
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}

export interface ExportedFile {
  blob: Blob;
  /** What to know of it; '' for nothing. */
  note: string;
}

/** The file at an address. As PNG, a picture is drawn from it here. */
export async function readFile(address: string, asPng: boolean, signal: AbortSignal): Promise<ExportedFile> {
  const response = await read(address, signal);
  const blob = await response.blob().catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new Error(UNREACHED);
  });
  return asPng ? drawPng(blob, signal) : { blob, note: '' };
}

/** Hands a file to the reader's downloads. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
