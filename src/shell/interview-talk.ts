import { type Answers, NONE } from '../core/answers.ts';
import type { Catalogue, Question } from '../core/catalogue.ts';
import { answeredQuestions, levelSoFar, nextQuestion } from '../core/interview.ts';
import { answerLabel } from '../core/labels.ts';
import type { PackDose } from '../core/packs/packs.ts';
import { hasStretches } from '../core/plan.ts';
import { spotAreas } from '../core/plan-packs.ts';
import { profileAnswers } from '../core/profile.ts';
import { beginTalk, preselected, type Talk, takeAnswer, takeBack } from '../core/talk.ts';
import { forbidsSelfCare } from '../core/triage.ts';
import type { CheckResult } from './check-document.ts';
import { keepCheck } from './journal/keep-check.ts';
import type { AskView, Choice, Prompter } from './prompter.ts';
import { rememberedBy } from './remembered.ts';
import { bullet, wrap } from './render/layout.ts';
import { today } from './today.ts';
import type { Context } from './world.ts';

/** The parts of the interview, as the hiker sees them. */
function partOf(catalogue: Catalogue, question: Question): string {
  const isIn = (questions: readonly Question[]) => questions.some(({ id }) => id === question.id);
  if (question.danger === true && !isIn(catalogue.aboutYou.questions)) return 'Danger signs';
  if (isIn(catalogue.aboutYou.questions)) return 'About you';
  return 'What happened';
}

/** What an interview asks from. */
export interface Asked {
  /** Enough for the first question, and for what is remembered. */
  readonly first: Catalogue;
  /** Everything: read while somebody reads the first question, and at the latest with the first answer. */
  readonly whole: () => Promise<Catalogue>;
}

/**
 * Asks until the result stands. Answers given by flags are not asked again; an emergency ends it at once;
 * otherwise all answers are shown first and can be changed. Throws a Failure on Ctrl-C.
 */
export async function interview(context: Context, { first, whole }: Asked, given: Answers): Promise<Answers> {
  const { world, terminal } = context;
  const prompter = await world.prompter(terminal);
  const { profile } = await rememberedBy(world);
  const remembered = profileAnswers(first, profile, today(world.clock));
  let talk = beginTalk(given, remembered);
  say(context, 'About a dozen questions, danger signs first. Space ticks, Enter goes on, ? says why, Ctrl-C stops.');
  const band = first.aboutYou.ageBands.find(({ id }) => id === profile.ageBand);
  if (remembered.has('age') && band !== undefined) {
    say(
      context,
      `From last time hikecare remembers: age ${band.label}. For somebody else, give their age when it is asked.`,
    );
  }
  const question = nextQuestion(first, talk.answers);
  const shown = () => readMeanwhile(context, whole);
  const result =
    question === undefined ? undefined : await prompter.ask(question, { ...viewOf(first, talk, question), shown });
  const catalogue = await whole();
  if (question !== undefined && result?.kind === 'answer') {
    talk = takeAnswer(catalogue, talk, question.id, result.value);
  }
  for (;;) {
    talk = await askAll(prompter, catalogue, talk);
    if (levelSoFar(catalogue, talk.answers) === 'emergency') return talk.answers;
    const change = await review(context, prompter, catalogue, talk.answers);
    if (change === undefined) return talk.answers;
    talk = takeBack(catalogue, talk, change);
  }
}

/** The terminal draws the question first. What is wrong with the data is told with the answer. */
const DRAWN = 10;

function readMeanwhile({ world }: Context, whole: Asked['whole']): void {
  world.clock.after(DRAWN, () => whole().catch(() => undefined));
}

/** A line to the hiker, wrapped, beside the questions. */
function say({ world, terminal }: Context, text: string): void {
  for (const line of wrap(text, terminal.width)) world.stderr.write(`${line}\n`);
}

async function askAll(prompter: Prompter, catalogue: Catalogue, start: Talk): Promise<Talk> {
  let talk = start;
  for (
    let question = nextQuestion(catalogue, talk.answers);
    question !== undefined;
    question = nextQuestion(catalogue, talk.answers)
  ) {
    const result = await prompter.ask(question, viewOf(catalogue, talk, question));
    const last = talk.asked.at(-1);
    if (result.kind === 'answer') talk = takeAnswer(catalogue, talk, question.id, result.value);
    else if (last !== undefined) talk = takeBack(catalogue, talk, last);
  }
  return talk;
}

function viewOf(catalogue: Catalogue, talk: Talk, question: Question): AskView {
  const earlier = preselected(talk, question);
  return {
    part: partOf(catalogue, question),
    number: talk.asked.length + 1,
    canGoBack: talk.asked.length > 0,
    ...(earlier === undefined ? {} : { earlier }),
  };
}

/** Shows every answer. Returns the id of the question to change, or undefined to go on. */
async function review(
  context: Context,
  prompter: Prompter,
  catalogue: Catalogue,
  answers: Answers,
): Promise<string | undefined> {
  const { stderr } = context.world;
  const width = context.terminal.width;
  const questions = answeredQuestions(catalogue, answers);
  stderr.write('\nYour answers\n');
  for (const [place, question] of questions.entries()) {
    const text = `${question.ask} ${answerLabel(question, answers.get(question.id) ?? NONE)}`;
    for (const line of bullet(`${place + 1}.`, text, width, '')) stderr.write(`${line}\n`);
  }
  stderr.write('\n');
  const next = await prompter.choose('Is this right?', [
    { id: 'go', label: 'Yes, show my plan' },
    { id: 'change', label: 'No, change an answer' },
  ]);
  if (next === 'go') return undefined;
  const choices = questions.map((question): Choice<string> => ({ id: question.id, label: question.ask }));
  return await prompter.choose('Which answer?', choices);
}

/**
 * After the plan: keeps the check as far as the hiker agrees to it, offers to print the plan in full (`printFull`)
 * and to start the timer or the stretches that the plan suggests. Returns the exit code: 0, or theirs.
 */
export async function offerMore(
  context: Context,
  result: CheckResult,
  dataVersion: string,
  printFull: () => Promise<void>,
): Promise<number> {
  await keepCheck(context, result, dataVersion);
  // Somebody who should be on the phone is asked nothing more.
  if (forbidsSelfCare(result.verdict.level)) return 0;
  const { world, terminal } = context;
  const prompter = await world.prompter(terminal);
  const pack = result.plan.suggestedPack;
  const start: readonly Choice<'timer' | 'stretch'>[] = [
    ...(pack === undefined
      ? []
      : [{ id: 'timer' as const, label: `Start the ${packWord(pack)} timer, ${pack.minutes} minutes` }]),
    ...(hasStretches(result.plan) ? [{ id: 'stretch' as const, label: 'Start the stretches' }] : []),
  ];
  const choices = [...start, { id: 'full', label: 'Read the plan in full' }, { id: 'done', label: 'Finish' }] as const;
  let next = await prompter.choose('What next?', choices);
  if (next === 'full') {
    await printFull();
    next = await prompter.choose(
      'What next?',
      choices.filter(({ id }) => id !== 'full'),
    );
  }
  if (next === 'stretch') {
    const { stretch } = await import('./commands/stretch.ts');
    return stretch(context, { words: [], answers: result.answers });
  }
  if (next !== 'timer' || pack === undefined) return 0;
  const { timer } = await import('./commands/timer.ts');
  const area = spotAreas(result.catalogue, result.answers).join(',');
  return timer(context, {
    pack: packWord(pack),
    ...(area === '' ? {} : { area }),
    answers: result.answers,
  });
}

function packWord(dose: PackDose): string {
  return dose.pack === 'cold' ? 'ice' : 'heat';
}
