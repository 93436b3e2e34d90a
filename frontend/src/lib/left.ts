/** What is left until a moment, in the two largest units that say anything. */
export type Left = { unit: 'day' | 'hour' | 'minute' | 'second'; count: number }[];

const units = [
  { unit: 'day', length: 86_400 },
  { unit: 'hour', length: 3600 },
  { unit: 'minute', length: 60 },
  { unit: 'second', length: 1 },
] as const;

/** Days and hours, hours and minutes, minutes and seconds, or seconds; nothing once the moment has come. */
export function leftUntil(moment: number, now: number): Left {
  let rest = Math.floor((moment - now) / 1000);
  if (rest <= 0) return [];
  const first = units.findIndex(({ length }) => rest >= length);
  return units.slice(first, first + 2).flatMap(({ unit, length }) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [{ unit, count }] : [];
  });
}
