import { allowedAnswers } from '../../core/answers.ts';
import type { Catalogue, Question } from '../../core/catalogue.ts';
import { questionsOf } from '../../core/condition.ts';
import { Failure } from '../failure.ts';
import { jsonDocument } from '../json.ts';
import { loadCatalogue } from '../load.ts';
import { stripControls } from '../render/layout.ts';
import { type QuestionRow, questionsText } from '../render/questions.ts';
import { openStyle } from '../style.ts';
import type { Context } from '../world.ts';

/** The flags of `hikecare questions`, as typed. */
export interface QuestionsOptions {
  readonly region?: readonly string[];
  readonly json?: boolean;
}

/** Every question of the interview in its order, with the answers that it takes. Returns the exit code. */
export async function questions(context: Context, options: QuestionsOptions): Promise<number> {
  const { world, terminal } = context;
  const { catalogue, dataVersion } = await loadCatalogue(world, context.options);
  const regions = wantedRegions(catalogue, options.region);
  const rows = [...catalogue.questions.values()]
    .filter((question) => belongs(catalogue, question, regions))
    .map((question) => rowFor(catalogue, question, regions));
  if (options.json === true) {
    world.stdout.write(jsonDocument('questions', dataVersion, { regions, questions: rows }));
  } else {
    const style = await openStyle(terminal.colour, terminal.unicode);
    world.stdout.write(questionsText(catalogue, rows, style, terminal.width));
  }
  return 0;
}

function wantedRegions(catalogue: Catalogue, wanted: readonly string[] | undefined): readonly string[] {
  const known = catalogue.regions.map((region) => region.id);
  const strange = wanted?.find((id) => !known.includes(id));
  if (strange !== undefined) {
    throw new Failure('usage', `"${stripControls(strange)}" is no region; there are ${known.join(', ')}.`);
  }
  return known.filter((id) => wanted === undefined || wanted.includes(id));
}

function belongs(catalogue: Catalogue, question: Question, regions: readonly string[]): boolean {
  const region = catalogue.regionOf.get(question.id);
  return region === undefined || regions.includes(region);
}

/** A question as data; what it lacks is null, so that every question has the same fields. */
function rowFor(catalogue: Catalogue, question: Question, regions: readonly string[]): QuestionRow {
  const isShown = (id: string) => question.id !== 'region' || regions.includes(id);
  const options = (question.options ?? []).filter(
    (option) => isShown(option.id) && isOfRegions(catalogue, option, regions),
  );
  return {
    id: question.id,
    region: catalogue.regionOf.get(question.id) ?? null,
    ask: question.ask,
    why: question.why,
    hint: question.hint ?? null,
    kind: question.kind,
    danger: question.danger === true,
    options: options.map(({ id, label, hint, showWhen }) => ({
      id,
      label,
      hint: hint ?? null,
      showWhen: showWhen ?? null,
    })),
    min: question.min ?? null,
    max: question.max ?? null,
    unit: question.unit ?? null,
    askWhen: question.askWhen ?? null,
    dependsOn: question.askWhen === undefined ? [] : [...new Set(questionsOf(question.askWhen))],
    allowed: allowedAnswers({ ...question, ...(question.options === undefined ? {} : { options }) }),
    none: question.kind === 'several' && question.atLeastOne !== true ? (question.none ?? 'None of these') : null,
  };
}

/** A spot is shown for its own region alone. */
function isOfRegions(
  catalogue: Catalogue,
  option: NonNullable<Question['options']>[number],
  regions: readonly string[],
): boolean {
  const { showWhen } = option;
  if (showWhen === undefined || !('is' in showWhen) || showWhen.question !== 'region') return true;
  return (
    showWhen.is.some((id) => regions.includes(id)) ||
    !catalogue.regions.some((region) => showWhen.is.includes(region.id))
  );
}
