import type { Answers } from '../../core/answers.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { chosenRegions, matchComplaints } from '../../core/complaints.ts';
import type { JournalRecord } from '../../core/journal-records.ts';
import { profileAnswers } from '../../core/profile.ts';
import { type Candidate, candidatesOfPlan, candidatesOfRegion } from '../../core/sessions/routine.ts';
import { CHECK_DAYS, type LastCheck, lastCheck, leftOfLastSession } from '../../core/sessions/routine-check.ts';
import type { Known } from '../../core/sessions/routine-limits.ts';
import type { Request } from '../../core/sessions/routine-request.ts';
import { levelWords, triage } from '../../core/triage.ts';
import { count, fill, type Place, placeFor } from '../../core/wording.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { stripControls } from '../render/layout.ts';
import { instantOf, today } from '../today.ts';
import type { Context } from '../world.ts';
import { askBefore, type Refusal, refusalOf, refuseUnasked } from './questions.ts';
import { readWords } from './request.ts';

/** What somebody asks for. */
export interface StartOptions {
  readonly words: readonly string[];
  readonly strength?: boolean;
  readonly list?: boolean;
  readonly fresh?: boolean;
  readonly safe?: boolean;
  /** What a check has found out just now: counts as the last check, kept or not. */
  readonly answers?: Answers;
}

/** What is known before the exercises are chosen. */
export interface Start {
  readonly context: Context;
  readonly catalogue: Catalogue;
  readonly place: Place;
  readonly journal: Journal | undefined;
  readonly records: readonly JournalRecord[];
  readonly check: LastCheck;
}

/** What is to be done: the candidates, and what is known about the person. */
export interface Chosen {
  readonly from: 'plan' | 'named';
  readonly candidates: readonly Candidate[];
  readonly known: Known;
  readonly refused: Refusal | undefined;
}

/** The journal, and what the last check in it means. A journal that cannot be read costs a sentence and no session. */
export async function gather(context: Context, catalogue: Catalogue, options: StartOptions): Promise<Start> {
  const { world } = context;
  const place = placeFor(catalogue, context.options.country);
  let journal: Journal | undefined;
  let records: readonly JournalRecord[] = [];
  try {
    journal = await world.journal();
    const reading = journal.read(undefined, ['check', 'session', 'hurt']);
    records = reading.records;
    for (const sentence of reading.damaged) world.stderr.write(`hikecare: ${stripControls(sentence)}\n`);
  } catch (error) {
    if (!isFailure(error)) throw error;
    world.stderr.write(`hikecare: ${stripControls(error.message)}\n`);
  }
  const check =
    options.answers === undefined
      ? lastCheck(catalogue, records, world.clock.now())
      : checkOf(catalogue, options.answers, instantOf(world.clock));
  return { context, catalogue, place, journal, records, check };
}

/** A check that was made just now. */
function checkOf(catalogue: Catalogue, answers: Answers, at: string): LastCheck {
  const verdict = triage(catalogue, answers);
  return verdict.noExercise
    ? { kind: 'forbids', at, headline: levelWords(catalogue, verdict).headline, level: verdict.level }
    : { kind: 'counts', at, answers };
}

/** What is to be done, and for whom; asks what has to be known. Throws a Failure where it cannot be known. */
export async function choose(start: Start, options: StartOptions): Promise<Chosen> {
  const { catalogue, check, place } = start;
  const request = (await readWords(catalogue, options.words)) ?? (await goOn(start, options));
  const from = request === undefined ? ('plan' as const) : ('named' as const);
  if (check.kind === 'forbids') {
    const known: Known = { answers: new Map(), matches: undefined };
    return { from, candidates: [], known, refused: refusalOfCheck(check, place) };
  }
  const strength = options.strength === true;
  if (request === undefined) {
    if (check.kind !== 'counts') throw noPlan(start);
    const known = knownBy(catalogue, check.answers);
    const candidates = candidatesOfPlan(catalogue, check.answers, known.matches ?? [], strength);
    return { from, candidates, known, refused: refusalOf(catalogue, check.answers, place, false) };
  }
  const covered = check.kind === 'counts' && isCovered(catalogue, check.answers, request);
  const answers = covered ? check.answers : await answersFor(start, options, request, strength);
  const known = covered ? knownBy(catalogue, answers) : { answers, matches: undefined };
  const asked = !covered && options.safe !== true;
  return {
    from,
    candidates: candidatesFor(catalogue, request, answers, strength),
    known,
    refused: refusalOf(catalogue, answers, place, asked),
  };
}

function knownBy(catalogue: Catalogue, answers: Answers): Known {
  return { answers, matches: matchComplaints(catalogue, answers) };
}

function candidatesFor(
  catalogue: Catalogue,
  { regions, exercises }: Request,
  answers: Answers,
  strength: boolean,
): readonly Candidate[] {
  return [
    ...exercises.map((exercise) => ({ exercise })),
    ...regions.flatMap((region) => candidatesOfRegion(catalogue, answers, region, strength)),
  ];
}

/** A check speaks for the regions that it was about, and for the exercises that their complaints name. */
function isCovered(catalogue: Catalogue, answers: Answers, { regions, exercises }: Request): boolean {
  const checked = chosenRegions(catalogue, answers);
  const named = new Set(
    checked.flatMap(({ complaints }) =>
      complaints.flatMap(({ stretches, strength }) => [...stretches, ...strength].map((use) => use.exercise)),
    ),
  );
  return regions.every((region) => checked.includes(region)) && exercises.every(({ id }) => named.has(id));
}

/** What the person answers now; with --safe what is remembered, which still bars what it bars. */
async function answersFor(
  { context, catalogue, check }: Start,
  options: StartOptions,
  request: Request,
  strength: boolean,
): Promise<Answers> {
  const { world, terminal } = context;
  const { profile, damaged } = await world.remembered();
  if (damaged !== undefined) world.stderr.write(`hikecare: ${damaged}\n`);
  const day = today(world.clock);
  // Where nobody is asked anew, what was saved long ago still counts.
  const saved = profileAnswers(catalogue, options.safe === true ? { ...profile, savedOn: day } : profile, day);
  const aboutYou = new Set(catalogue.aboutYou.questions.map(({ id }) => id));
  const checked = check.kind === 'counts' ? [...check.answers].filter(([id]) => aboutYou.has(id)) : [];
  const remembered = new Map([...saved, ...checked]);
  const exercises = candidatesFor(catalogue, request, remembered, strength).map(({ exercise }) => exercise);
  if (options.safe === true) return remembered;
  if (!terminal.interactive) refuseUnasked(catalogue, exercises, remembered);
  return await askBefore(context, catalogue, exercises, remembered);
}

/** Asks whether to go on where the last session was stopped. Where nobody can be asked, it begins anew. */
async function goOn(
  { context, catalogue, records, check }: Start,
  options: StartOptions,
): Promise<Request | undefined> {
  const { world, terminal } = context;
  const last = leftOfLastSession(records, world.clock.now());
  const given = options.fresh === true || options.answers !== undefined || options.list === true;
  if (last === undefined || given || !terminal.interactive || check.kind === 'forbids') return undefined;
  const exercises = last.left.flatMap((id) => catalogue.exerciseById.get(id) ?? []);
  if (exercises.length === 0) return undefined;
  const prompter = await world.prompter(terminal);
  const wish = await prompter.choose('Go on where you stopped?', [
    { id: 'go-on', label: `Yes, ${exercises.length} of ${last.of} left` },
    { id: 'anew', label: 'No, begin anew' },
  ]);
  return wish === 'go-on' ? { regions: [], exercises } : undefined;
}

function refusalOfCheck(check: Extract<LastCheck, { kind: 'forbids' }>, place: Place): Refusal {
  const headline = stripControls(fill(check.headline, place));
  return {
    reason: `No exercise now. Your check of ${dayWords(check.at)} said: ${headline}.`,
    todo: ['What to do stands in its plan.', 'Only a newer check lifts this: hikecare check'],
    sources: [],
  };
}

function noPlan({ check }: Start): Failure {
  const named = 'Or name what you want to do: hikecare stretch <region or exercise>';
  if (check.kind !== 'stale') {
    return new Failure('usage', 'There is no check to take the stretches from.', `Run: hikecare check\n${named}`);
  }
  const day = dayWords(check.at);
  const why = {
    old: `Your check of ${day} is more than ${count(CHECK_DAYS, 'day')} old, and much can have changed.`,
    changed: `Since your check of ${day} hikecare has learned to ask more.`,
    lasts: `If it has lasted since your check of ${day}, the advice may be another one.`,
  }[check.why];
  return new Failure('usage', `${why} Please check again first.`, `Run: hikecare check\n${named}`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The day of an instant as it was there, such as "21 Nov". */
function dayWords(instant: string): string {
  return `${Number(instant.slice(8, 10))} ${MONTHS[Number(instant.slice(5, 7)) - 1] ?? ''}`;
}
