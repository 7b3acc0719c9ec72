import { useRef } from 'react';

interface Query<Data> {
  data: Data | undefined;
  error: unknown;
  dataUpdatedAt: number;
  isPlaceholderData: boolean;
}

/**
 * What is there to be shown: what was asked for or, where that cannot be read, what was read last. `readAt`: when, in
 * milliseconds; null where nothing is there. `isOther`: it is not what was asked for, but the view before.
 */
export function useLastRead<Data>({ data, error, dataUpdatedAt, isPlaceholderData }: Query<Data>) {
  const last = useRef<{ data: Data; at: number } | null>(null);
  if (data !== undefined && !isPlaceholderData) last.current = { data, at: dataUpdatedAt };
  const isOther = data === undefined && Boolean(error) && last.current !== null;
  return {
    data: isOther ? last.current?.data : data,
    readAt: last.current?.at ?? null,
    isOther: isOther || isPlaceholderData,
  };
}
