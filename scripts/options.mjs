import { parseArgs } from 'node:util';

/** The options that a script was called with. With --help, or where they cannot be read, tells its usage and ends it. */
export function optionsOf(usage, options) {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', default: false } } });
    if (!values.help) return values;
    console.log(usage);
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
  process.exit(0);
}
