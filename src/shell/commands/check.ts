import { isAbsolute, relative } from 'node:path';
import { type Answers, allowedAnswers } from '../../core/answers.ts';
import type { Catalogue, Question } from '../../core/catalogue.ts';
import { missingQuestions } from '../../core/interview.ts';
import { hasStretches, makePlan } from '../../core/plan.ts';
import { spotAreas } from '../../core/plan-packs.ts';
import { type Level, levelWords, triage } from '../../core/triage.ts';
import { count, fill, placeFor } from '../../core/wording.ts';
import { type CheckResult, checkDocument } from '../check-document.ts';
import { foreignFolder } from '../data-version.ts';
import { Failure } from '../failure.ts';
import { type AnswerOptions, hasAnswerFlags, readAnswersOfRegions, readGivenAnswers } from '../given-answers.ts';
import { jsonDocument } from '../json.ts';
import { loadCatalogue, loadRegions } from '../load.ts';
import { loadFirst } from '../load-first.ts';
import { openStyle } from '../style.ts';
import type { Context, World } from '../world.ts';

/** The flags of `hikecare check`, as typed. */
export interface CheckOptions extends AnswerOptions {
  /** Print the plan with everything that is known. */
  readonly full?: boolean;
  readonly exitCode?: boolean;
  readonly json?: boolean;
}

/** The exit codes of --exit-code. */
const LEVEL_EXITS: Record<Level, number> = { 'self-care': 0, soon: 10, urgent: 20, emergency: 30 };

/** Questions (asked, or answered by flags and files) to a plan. Returns the exit code. */
export async function check(context: Context, options: CheckOptions): Promise<number> {
  const { world, terminal } = context;
  const scripted = options.answers !== undefined || !terminal.interactive;
  const { catalogue, dataVersion, answers } =
    (await answeredRegions(context, options)) ?? (await answered(context, options, scripted));
  const verdict = triage(catalogue, answers);
  const place = placeFor(catalogue, context.options.country);
  const result = { catalogue, answers, verdict, place, plan: makePlan(catalogue, answers, verdict, place) };
  if (options.json === true) world.stdout.write(jsonDocument('check', dataVersion, checkDocument(result)));
  else await printPlan(context, result, options.full === true);
  if (scripted) {
    const { keepScripted } = await import('../journal/keep-check.ts');
    await keepScripted(context, result, dataVersion);
  } else {
    const { offerMore } = await import('../interview-talk.ts');
    const exitCode = await offerMore(context, result, dataVersion, () => printPlan(context, result, true));
    if (exitCode !== 0) return exitCode;
  }
  return options.exitCode === true ? LEVEL_EXITS[verdict.level] : 0;
}

/** Everything that is known, and the answers: given, or asked for in the terminal. */
async function answered(context: Context, options: CheckOptions, scripted: boolean) {
  const { world } = context;
  if (!scripted && !hasAnswerFlags(options) && foreignFolder(world, context.options) === undefined) {
    return await askedFromTheStart(context);
  }
  const { catalogue, dataVersion } = await loadCatalogue(world, context.options);
  const given = await readGivenAnswers(world, catalogue, options);
  const answers = scripted
    ? completeOrRefuse(context, catalogue, given, options.answers !== undefined)
    : await (await import('../interview-talk.ts')).interview(
        context,
        { first: catalogue, whole: async () => catalogue },
        given,
      );
  return { catalogue, dataVersion, answers };
}

/** Nothing is answered yet: the first question is asked before everything is read. */
async function askedFromTheStart(context: Context) {
  const { world, options } = context;
  let reading: ReturnType<typeof loadCatalogue> | undefined;
  const loaded = () => {
    reading ??= loadCatalogue(world, options);
    return reading;
  };
  const { interview } = await import('../interview-talk.ts');
  const data = { first: loadFirst(world), whole: async () => (await loaded()).catalogue };
  const answers = await interview(context, data, new Map());
  return { ...(await loaded()), answers };
}

/**
 * A file of complete answers needs no more than the data of its regions: the plan is the same (a test compares both
 * ways). Undefined where everything has to be read.
 */
async function answeredRegions({ world, options: flags }: Context, options: CheckOptions) {
  if (foreignFolder(world, flags) !== undefined) return undefined;
  let dataVersion = '';
  const found = await readAnswersOfRegions(world, options, (regions) => {
    const loaded = loadRegions(world, regions);
    dataVersion = loaded?.dataVersion ?? '';
    return loaded?.catalogue;
  });
  return found === undefined ? undefined : { ...found, dataVersion };
}

/** Prints the plan as text, short or in full. */
async function printPlan({ world, terminal }: Context, result: CheckResult, full: boolean): Promise<void> {
  const { planText } = await import('../render/plan.ts');
  const style = await openStyle(terminal.colour, terminal.unicode);
  const words = levelWords(result.catalogue, result.verdict);
  const view = {
    ...result,
    headline: fill(words.headline, result.place),
    meaning: fill(words.meaning.text, result.place),
    meaningSources: words.meaning.sources,
    full,
    next: nextCommands(result),
  };
  world.stdout.write(planText(view, style, terminal.width));
}

/** What to type next: what the plan suggests, then what helps later. */
function nextCommands({ catalogue, answers, plan }: CheckResult): readonly { command: string; what: string }[] {
  const pack = plan.suggestedPack;
  const area = spotAreas(catalogue, answers).join(',');
  const side = answers.get('side');
  const place = `${area === '' ? '' : ` --area ${area}`}${side === 'left' || side === 'right' ? ` --side ${side}` : ''}`;
  const exercise = plan.sections.flatMap(({ items }) => items).find((item) => item.exercise !== undefined)?.exercise;
  return [
    ...(pack === undefined
      ? []
      : [
          {
            command: `hikecare timer ${pack.pack === 'cold' ? 'ice' : 'heat'} ${pack.minutes}${place}`,
            what: 'Run the pack, with the skin check and the end.',
          },
        ]),
    ...(hasStretches(plan)
      ? [{ command: 'hikecare stretch', what: 'Be led through the stretches, if you keep this check.' }]
      : []),
    ...(exercise === undefined
      ? []
      : [{ command: `hikecare advice ${exercise.exercise.id}`, what: 'How to do an exercise, step by step.' }]),
    ...(plan.complaints.length === 0
      ? []
      : [{ command: 'hikecare check --full', what: 'The same plan with everything that is known.' }]),
  ];
}

/** A script answers everything that a level can hang on; nothing is taken as "no" by silence. */
function completeOrRefuse(context: Context, catalogue: Catalogue, answers: Answers, hasFile: boolean): Answers {
  const missing = missingQuestions(catalogue, answers);
  if (missing.length === 0) return answers;
  if (answers.size === 0 && !hasFile) {
    throw new Failure(
      'usage',
      'There is no terminal to ask in.',
      `Try it with the answers that come with hikecare:\n  npx hikecare check --answers ${examplePath(context.world)}\nor give your own with --answers FILE; "hikecare questions" lists what to answer.`,
    );
  }
  const lines = missing.map((question) => `  ${question.id}: ${allowedText(question)}`);
  throw new Failure(
    'usage',
    `${count(missing.length, 'question')} not answered, and silence is not taken as no.`,
    `${lines.join('\n')}\nGive them with --answer id=value or in the file of --answers.`,
  );
}

function allowedText(question: Question): string {
  if (question.kind === 'number') return `a whole number from ${question.min ?? 0} to ${question.max ?? 0}`;
  const lists = question.kind === 'several' ? 'one or more of ' : '';
  return `${lists}${allowedAnswers(question)
    .filter((id) => !id.startsWith('not-sure:'))
    .join(', ')}${question.kind === 'several' && question.danger === true ? ', or not-sure:<one of them>' : ''}`;
}

function examplePath(world: World): string {
  const path = world.exampleFile;
  const near = relative(world.cwd, path);
  return near.startsWith('..') || isAbsolute(near) ? path : near;
}
