import type { Answers, AnswerValue } from '../../core/answers.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { chosenRegions, matchComplaints } from '../../core/complaints.ts';
import type { JournalRecord } from '../../core/journal-records.ts';
import { type LastCheck, lastCheck, mayMissChecks } from '../../core/last-check.ts';
import { profileAnswers } from '../../core/profile.ts';
import { type Candidate, candidatesOfPlan, candidatesOfRegion } from '../../core/sessions/candidates.ts';
import { leftOfLastSession } from '../../core/sessions/past-sessions.ts';
import type { Known } from '../../core/sessions/routine-limits.ts';
import type { Request } from '../../core/sessions/routine-request.ts';
import { levelWords, triage } from '../../core/triage.ts';
import { type Place, placeFor } from '../../core/wording.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Journal, JournalAsWritten } from '../journal/journal.ts';
import { rememberedBy } from '../remembered.ts';
import { stripControls } from '../render/layout.ts';
import { instantOf, today } from '../today.ts';
import type { Context } from '../world.ts';
import { noPlan, refusalOfCheck, unfinishedWords } from './past-words.ts';
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
  /** Whether checks may be missing that were written after the last one that was read; those of a newer hikecare. */
  readonly missing: 'none' | 'some' | 'newer';
}

/** What is to be done: the candidates, and what is known about the person. */
export interface Chosen {
  readonly from: 'plan' | 'named';
  readonly candidates: readonly Candidate[];
  readonly known: Known;
  readonly refused: Refusal | undefined;
  /** Ids of the exercises that were named one by one. */
  readonly named: readonly string[];
  /** Ids of the regions it is for; empty where exercises were named. */
  readonly regions: readonly string[];
}

/** The journal, and what the last check in it means. A journal that cannot be read costs a sentence and no session. */
export async function gather(context: Context, catalogue: Catalogue, options: StartOptions): Promise<Start> {
  const { world } = context;
  const place = placeFor(catalogue, context.options.country);
  let journal: Journal | undefined;
  let written: JournalAsWritten = { records: [], damaged: [] };
  try {
    journal = await world.journal();
    written = journal.asWritten(['check', 'session', 'hurt']);
    for (const sentence of written.damaged) world.stderr.write(`hikecare: ${stripControls(sentence)}\n`);
  } catch (error) {
    if (!isFailure(error)) throw error;
    world.stderr.write(`hikecare: ${stripControls(error.message)}\n`);
  }
  const { records, gap, newerGap } = written;
  const onlyForbids = (await rememberedBy(world)).journal === 'no';
  const view = { onlyForbids, ...(gap === undefined ? {} : { gap }) };
  const check =
    options.answers === undefined
      ? lastCheck(catalogue, records, world.clock.now(), view)
      : checkOf(catalogue, options.answers, instantOf(world.clock));
  const missing = mayMissChecks(records, newerGap) ? 'newer' : mayMissChecks(records, gap) ? 'some' : 'none';
  return { context, catalogue, place, journal, records, check, missing };
}

/** A check that was made just now. */
function checkOf(catalogue: Catalogue, answers: Answers, at: string): LastCheck {
  const verdict = triage(catalogue, answers);
  return verdict.noExercise
    ? { kind: 'forbids', at, why: 'said', headline: levelWords(catalogue, verdict).headline, level: verdict.level }
    : { kind: 'counts', at, answers };
}

/** What is to be done, and for whom; asks what has to be known. Throws a Failure where it cannot be known. */
export async function choose(start: Start, options: StartOptions): Promise<Chosen> {
  const { catalogue, check, place } = start;
  const words = await readWords(catalogue, options.words);
  const resumed = words === undefined ? await goOn(start, options) : undefined;
  const request = words ?? resumed?.request;
  const from = request === undefined ? ('plan' as const) : ('named' as const);
  if (check.kind === 'forbids') {
    const known: Known = { answers: new Map(), matches: undefined };
    return { from, candidates: [], known, refused: refusalOfCheck(check, place), named: [], regions: [] };
  }
  const strength = options.strength === true;
  if (request === undefined) {
    if (check.kind !== 'counts') throw noPlan(check);
    const known = knownBy(catalogue, check.answers);
    const candidates = candidatesOfPlan(catalogue, check.answers, known.matches ?? [], strength);
    const regions = chosenRegions(catalogue, check.answers).map(({ id }) => id);
    return { from, candidates, known, refused: refusalOf(catalogue, check.answers, place, false), named: [], regions };
  }
  if (options.safe === true) speakForMissing(start);
  const covered = check.kind === 'counts' && isCovered(catalogue, check.answers, request);
  const answers = covered ? check.answers : await answersFor(start, options, request, strength);
  const known = covered ? knownBy(catalogue, answers) : { answers, matches: undefined };
  const asked = !covered && options.safe !== true;
  return {
    from,
    candidates: candidatesFor(catalogue, request, answers, strength),
    known,
    refused: refusalOf(catalogue, answers, place, asked),
    named: (words?.exercises ?? []).map(({ id }) => id),
    regions: resumed?.regions ?? request.regions.map(({ id }) => id),
  };
}

/** Whoever says by --safe that nothing is wrong is told what the journal may hide; what is newer than it is not passed over. */
function speakForMissing({ context, missing }: Start): void {
  if (missing === 'newer') {
    throw new Failure(
      'failed',
      'A newer hikecare has written into the journal since, and its last check cannot be read: --safe is no answer to that.',
      'Update hikecare, or leave --safe out and answer the questions.',
    );
  }
  if (missing === 'some') {
    context.world.stderr.write('hikecare: The journal cannot be read whole, so an earlier check may be missing.\n');
  }
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
  const { profile } = await rememberedBy(world);
  const day = today(world.clock);
  // Where nobody is asked anew, what was saved long ago still counts.
  const saved = profileAnswers(catalogue, profile, day, options.safe === true);
  const checked = aboutYouOf(catalogue, check, options.safe === true);
  // Of two that know about the person the later one counts.
  const isLater =
    check.kind === 'counts' || (check.kind === 'stale' && check.at.slice(0, 10) >= (profile.savedOn ?? ''));
  const remembered = new Map(isLater ? [...saved, ...checked] : [...checked, ...saved]);
  const exercises = candidatesFor(catalogue, request, remembered, strength).map(({ exercise }) => exercise);
  if (options.safe === true) return remembered;
  if (!terminal.interactive) refuseUnasked(catalogue, exercises, remembered);
  return await askBefore(context, catalogue, exercises, remembered);
}

/** What the last check knew about the person. Where they are asked anew, only a check that counts saves a question. */
function aboutYouOf(
  catalogue: Catalogue,
  check: LastCheck,
  safe: boolean,
): readonly (readonly [string, AnswerValue])[] {
  if (check.kind !== 'counts' && !(check.kind === 'stale' && safe)) return [];
  const aboutYou = new Set(catalogue.aboutYou.questions.map(({ id }) => id));
  return [...check.answers].filter(([id]) => aboutYou.has(id));
}

/** Asks whether to go on where the last session was stopped. Where nobody can be asked, it begins anew. */
async function goOn(
  { context, catalogue, records, check }: Start,
  options: StartOptions,
): Promise<{ readonly request: Request; readonly regions: readonly string[] } | undefined> {
  const { world, terminal } = context;
  const last = leftOfLastSession(records, world.clock.now());
  const given = options.fresh === true || options.answers !== undefined || options.list === true;
  if (last === undefined || given || !terminal.interactive || check.kind === 'forbids') return undefined;
  const exercises = last.left.flatMap((id) => catalogue.exerciseById.get(id) ?? []);
  if (exercises.length === 0) return undefined;
  const prompter = await world.prompter(terminal);
  const wish = await prompter.choose('Go on where you stopped?', [
    { id: 'go-on', label: `Yes, ${unfinishedWords(catalogue, last, instantOf(world.clock))}` },
    { id: 'anew', label: 'No, begin anew' },
  ]);
  return wish === 'go-on' ? { request: { regions: [], exercises }, regions: last.regions } : undefined;
}
