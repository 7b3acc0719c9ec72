'use client';

import { Button } from '@/components/ui/Button';

export default function MapError({ reset }: { reset: () => void }) {
  return (
    <main className="empty">
      <b>The map could not be shown</b>
      <span>Nothing is lost. Try again; if it stays like this, reload the page.</span>
      <Button onClick={reset}>Try again</Button>
    </main>
  );
}
