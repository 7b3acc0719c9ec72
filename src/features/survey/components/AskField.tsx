'use client';

import { type ComponentProps, createContext, useContext } from 'react';
import { Field } from '@/components/ui/Field';
import { Select, SelectOrNone } from '@/components/ui/Select';
import { placeOf } from './faults';
import type { Fault } from './survey';

export interface Faults {
  all: readonly Fault[];
  /** The field that is looked for, the first that is wrong without a place; another object each time. */
  sought: { place?: string } | null;
}

/** What the server said was wrong when the survey was last saved. */
export const FaultContext = createContext<Faults>({ all: [], sought: null });

/** What is wrong with a field, by its name. */
export function useFault(at: string): string | undefined {
  const { all } = useContext(FaultContext);
  return all.find((fault) => placeOf(fault) === at)?.message;
}

/** A field of the editor, which knows what is wrong with it. `at` is where its value stands in a survey. */
export function AskField({ at, error, ...field }: ComponentProps<typeof Field> & { at: string }) {
  const fault = useFault(at);
  return <Field name={at} error={fault ?? error} {...field} />;
}

export function AskSelect<Value extends string>({
  at,
  ...select
}: ComponentProps<typeof Select<Value>> & { at: string }) {
  return <Select<Value> name={at} error={useFault(at)} {...select} />;
}

export function AskSelectOrNone<Value extends string>({
  at,
  ...select
}: ComponentProps<typeof SelectOrNone<Value>> & { at: string }) {
  return <SelectOrNone<Value> name={at} error={useFault(at)} {...select} />;
}
