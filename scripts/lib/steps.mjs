/** @typedef {<T>(japanese: string, english: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>} Step */

/**
 * Shows one line per step with its seconds: counting on a terminal, once at its end elsewhere.
 * @param {NodeJS.WriteStream} [out]
 * @returns {Step}
 */
export function progress(out = process.stdout) {
  return async (japanese, english, work) => {
    const begin = performance.now();
    const seconds = () => `${((performance.now() - begin) / 1000).toFixed(1)} s`;
    const title = `${japanese} / ${english}`;
    let note = '';
    const show = () => out.write(`\r\x1b[2K  … ${title}  ${seconds()}${note && `  ${note}`}`);
    const timer = out.isTTY ? setInterval(show, 200) : undefined;
    if (out.isTTY) show();
    else out.write(`  … ${title}\n`);
    try {
      const result = await work((text) => {
        note = text;
      });
      out.write(`${out.isTTY ? '\r\x1b[2K' : ''}  ✓ ${title}  ${seconds()}\n`);
      return result;
    } catch (error) {
      out.write(`${out.isTTY ? '\r\x1b[2K' : ''}  ✗ ${title}  ${seconds()}\n`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  };
}
