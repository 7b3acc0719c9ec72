'use client';

import { CopyButton } from '@/components/ui/CopyButton';

/** Copies the example that is in sight: the page holds every language, and shows one. */
export function CopySample({ within }: { within: string }) {
  const inSight = () =>
    [...document.querySelectorAll<HTMLElement>(`#${within} pre[data-language]`)].find(
      (sample) => sample.offsetParent !== null,
    )?.textContent ?? '';
  return <CopyButton text={inSight} />;
}
