import { afterEach, expect } from 'vitest';

// Noise is a symptom: whatever writes a warning or an error in a test fails it.
const noise: string[] = [];
for (const level of ['error', 'warn'] as const) {
  console[level] = (...parts: unknown[]) => {
    noise.push(`console.${level}: ${parts.map(String).join(' ')}`);
  };
}

afterEach(() => {
  const heard = noise.splice(0);
  expect(heard).toEqual([]);
});
