const two = (value: number): string => String(value).padStart(2, '0');

/** `17:00`, past 24:00 as `26:30`; without the catalogues that the server's wording brings along. */
export const formatMinutes = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
