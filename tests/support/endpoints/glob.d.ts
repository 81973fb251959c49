/** Vite finds the files when a test is transformed; only the literal call works. */
interface ImportMeta {
  glob(pattern: string, options: { eager: true }): Record<string, Record<string, unknown>>;
}
