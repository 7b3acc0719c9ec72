import { z } from 'zod';
import type { IsoDate } from '@/domain/period';
import { line } from '@/features/map/schema';

export const ANNOTATION_KINDS = ['release', 'campaign', 'event'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export const ANNOTATION_KIND_NAMES: Readonly<Record<AnnotationKind, string>> = {
  release: 'Release',
  campaign: 'Campaign',
  event: 'Something else',
};

/** More would not fit beneath a chart. */
export const ANNOTATION_LENGTH = 80;

const said = {
  day: z.iso
    .date('Give the date as year, month, day.')
    .refine((day) => day >= '2000-01-01' && day <= '2100-12-31', 'Give a date between 2000 and 2100.'),
  kind: z.enum(ANNOTATION_KINDS),
  text: line('The text', ANNOTATION_LENGTH),
};

export const createAnnotationInput = z.object(said);
export type CreateAnnotation = z.output<typeof createAnnotationInput>;

export const updateAnnotationInput = z.object({ id: z.uuid(), ...said });
export type UpdateAnnotation = z.output<typeof updateAnnotationInput>;

/** A mark on charts. An action is one on the day it shipped, and is changed where actions are. */
export interface AnnotationView {
  id: string;
  day: IsoDate;
  kind: AnnotationKind | 'action';
  text: string;
}
