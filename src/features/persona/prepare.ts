import { formatCount, formatNumber } from '@/domain/format';

/** What the shares of the personas come to, and what that means; null while none is given. */
export function tellShares(shares: readonly (number | null)[]): { text: string; over: boolean } | null {
  const given = shares.filter((share) => share !== null);
  if (given.length === 0) return null;
  const sum = given.reduce((total, share) => total + share, 0);
  const said = (value: number) => `${formatNumber(value, Number.isInteger(value) ? 0 : 1)}%`;
  const missing = shares.length - given.length;
  const open = missing === 0 ? '' : ` ${formatCount(missing, 'has', 'have')} no share yet.`;
  // A rounding of a tenth in each is no mistake.
  if (sum > 100 + shares.length * 0.1)
    return { text: `The shares add up to ${said(sum)}: ${said(sum - 100)} too much.${open}`, over: true };
  if (sum < 100 - shares.length * 0.1)
    return {
      text: `The shares add up to ${said(sum)}. The other ${said(100 - sum)} of customers are none of them.${open}`,
      over: false,
    };
  return { text: `The shares add up to 100%.${open}`, over: false };
}
