/** The day on which something that is ended now no longer holds: today, but it lasted for a day at least. */
export const endOf = (from: string | null, today: string): string => {
  if (from === null || from < today) return today;
  return new Date(Date.parse(`${from}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
};
