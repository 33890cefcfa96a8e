import { DAY } from '../../core/duration.ts';
import { millisecondsOf, readRecord } from '../../core/journal-records.ts';
import { count } from '../../core/wording.ts';
import { dataVersionOf } from '../data-version.ts';
import { Failure } from '../failure.ts';
import type { Journal, JournalContents } from '../journal/journal.ts';
import { jsonDocument, jsonText } from '../json.ts';
import { stripControls } from '../render/layout.ts';
import type { Context } from '../world.ts';

/** What `hikecare journal` was asked to do, as typed. */
export interface JournalOptions {
  readonly action: 'path' | 'export' | 'wipe';
  /** Wipe without asking. */
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Says where the journal is, prints everything in it, or takes it away. Returns the exit code. */
export async function journal(context: Context, options: JournalOptions): Promise<number> {
  const opened = await context.world.journal();
  switch (options.action) {
    case 'path':
      return path(context, options, opened);
    case 'export':
      return exportAll(context, opened);
    case 'wipe':
      return wipe(context, options, opened);
    default:
      return options.action satisfies never;
  }
}

async function path(context: Context, options: JournalOptions, { folder }: Journal): Promise<number> {
  if (options.json === true) printDocument(context, { action: 'path', folder });
  // A program reads it as it is; a terminal would act on what is in it.
  else context.world.stdout.write(`${context.world.stdout.isTTY === true ? stripControls(folder) : folder}\n`);
  return 0;
}

/** All records as one document; what is damaged is told beside it as well, so that nobody takes it for everything. */
async function exportAll(context: Context, { folder, contents }: Journal): Promise<number> {
  const { records, others, damaged } = contents();
  tell(context, damaged);
  const document = documentOf(context, { action: 'export', folder, records: [], others, damaged });
  const [before = '', after = ''] = document.split(NO_RECORDS);
  // Ten years of records would be in memory three times over if they were one text.
  context.world.stdout.write(`${before}${records.length === 0 ? NO_RECORDS : RECORDS_START}`);
  for (let place = 0; place < records.length; place += BATCH) {
    const texts = records.slice(place, place + BATCH).map((record) => indented(jsonText(record)));
    context.world.stdout.write(`${place === 0 ? '' : ','}${texts.join(',')}`);
  }
  context.world.stdout.write(`${records.length === 0 ? '' : RECORDS_END}${after}`);
  return 0;
}

const BATCH = 1000;
const NO_RECORDS = '"records": []';
const RECORDS_START = '"records": [';
const RECORDS_END = '\n    ]';

/** A record as it stands in the list of the document. */
function indented(text: string): string {
  return `\n      ${text.split('\n').join('\n      ')}`;
}

async function wipe(context: Context, options: JournalOptions, { folder, contents, wipe: remove }: Journal) {
  const found = contents();
  const { world } = context;
  if (found.files.length > 0 && !(await mayWipe(context, options, folder, found))) return 0;
  const staying = remove();
  const [first, ...others] = staying;
  if (first !== undefined) throw new Failure('failed', stripControls(first), others.map(stripControls).join('\n'));
  if (hasPackOfToday(context, found)) tell(context, [GAP_FORGOTTEN]);
  const removed = { files: found.files, records: recordCount(found) };
  if (options.json === true) printDocument(context, { action: 'wipe', folder, removed });
  else world.stdout.write(found.files.length === 0 ? 'The journal was empty.\n' : `Removed: ${extent(found)}.\n`);
  return 0;
}

/** The gap between packs hangs on the journal. */
const GAP_FORGOTTEN = 'The timer no longer knows of your last packs. Leave the gap between two packs yourself.';

function hasPackOfToday({ world }: Context, { records }: JournalContents): boolean {
  const since = world.clock.now() - DAY;
  return records.some((value) => {
    const record = readRecord(value);
    return typeof record === 'object' && record.type === 'pack' && millisecondsOf(record.at) > since;
  });
}

/** Taking everything away is asked for twice, or once with --force. */
async function mayWipe(
  { world, terminal }: Context,
  { force, json }: JournalOptions,
  folder: string,
  found: JournalContents,
): Promise<boolean> {
  if (force === true) return true;
  if (!terminal.interactive || json === true) {
    throw new Failure('usage', 'journal wipe needs --force where nobody can be asked.');
  }
  const prompter = await world.prompter(terminal);
  const answer = await prompter.choose(
    `Remove the journal in ${stripControls(folder)} for good? That is ${extent(found)}: ${namesOf(found.files)}.`,
    [
      { id: 'no', label: 'No, keep it' },
      { id: 'yes', label: 'Yes, remove it' },
    ],
    'no',
  );
  return answer === 'yes';
}

function recordCount({ records, others }: JournalContents): number {
  return records.length + others.length;
}

function extent(found: JournalContents): string {
  return `${count(recordCount(found), 'record')} in ${count(found.files.length, 'file')}`;
}

/** Years of months are told by the first and the last. */
function namesOf(files: readonly string[]): string {
  return files.length <= MOST_NAMES ? files.join(', ') : `${files[0]} to ${files.at(-1)}`;
}

const MOST_NAMES = 6;

function tell({ world }: Context, sentences: readonly string[]): void {
  for (const sentence of sentences) world.stderr.write(`hikecare: ${stripControls(sentence)}\n`);
}

function printDocument(context: Context, data: unknown): void {
  context.world.stdout.write(documentOf(context, data));
}

function documentOf({ world, options }: Context, data: unknown): string {
  return jsonDocument('journal', dataVersionOf(world, options), data);
}
