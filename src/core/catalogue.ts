import type {
  AboutYou,
  Causes,
  ColdAndHeat,
  Condition,
  DangerSigns,
  EmergencyNumbers,
  Exercise,
  Question,
  Region,
  ReturnToHiking,
  Rule,
  Source,
  Sources,
  Story,
} from './data-types.ts';

export type { Condition, Question, Rule } from './data-types.ts';

/** The files of a data folder, parsed, as they stand. */
export interface RawData {
  readonly dangerSigns: DangerSigns;
  readonly aboutYou: AboutYou;
  readonly story: Story;
  readonly coldAndHeat: ColdAndHeat;
  readonly causes: Causes;
  readonly returnToHiking: ReturnToHiking;
  readonly emergencyNumbers: EmergencyNumbers;
  readonly sources: Sources;
  readonly regions: readonly Region[];
  readonly exercises: readonly Exercise[];
}

/** Everything that is known, ready to be asked: the raw files and the indexes over them. */
export interface Catalogue extends RawData {
  /** Every question in the order of the interview, the made ones (region, spot) included. */
  readonly questions: ReadonlyMap<string, Question>;
  /** The same, and the questions that are asked only just before a pack. */
  readonly questionById: ReadonlyMap<string, Question>;
  /** The region that a question belongs to; questions for everybody are absent. */
  readonly regionOf: ReadonlyMap<string, string>;
  /** The region whose file a rule stands in; rules for everybody are absent. */
  readonly regionOfRule: ReadonlyMap<string, string>;
  /** The rules of all files. */
  readonly rules: readonly Rule[];
  readonly exerciseById: ReadonlyMap<string, Exercise>;
  readonly sourceById: ReadonlyMap<string, Source>;
}

/** Raw files to a catalogue. Trusts the files: `checkData` says what is wrong with a folder. */
export function buildCatalogue(raw: RawData): Catalogue {
  const regions = [...raw.regions].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  const inOrder: { readonly question: Question; readonly region?: string }[] = [];
  const ask = (questions: readonly Question[], region?: string) => {
    for (const question of questions) inOrder.push(region === undefined ? { question } : { question, region });
  };
  const danger = (question: Question) => question.danger === true;
  ask(raw.dangerSigns.questions);
  ask([regionQuestion(raw, regions), spotQuestion(raw, regions), ...raw.story.place]);
  for (const region of regions) ask(region.questions.filter(danger), region.id);
  ask(raw.aboutYou.questions);
  ask(raw.story.questions);
  for (const region of regions)
    ask(
      region.questions.filter((question) => !danger(question)),
      region.id,
    );
  const questions = new Map(inOrder.map(({ question }) => [question.id, question]));
  return {
    ...raw,
    regions,
    questions,
    questionById: new Map([
      ...questions,
      ...raw.coldAndHeat.questions.map((question) => [question.id, question] as const),
    ]),
    regionOf: new Map(inOrder.flatMap(({ question, region }) => (region === undefined ? [] : [[question.id, region]]))),
    regionOfRule: new Map(regions.flatMap((region) => region.rules.map((rule) => [rule.id, region.id] as const))),
    rules: [
      ...raw.dangerSigns.rules,
      ...raw.aboutYou.rules,
      ...raw.story.rules,
      ...regions.flatMap((region) => region.rules),
    ],
    exerciseById: new Map(raw.exercises.map((exercise) => [exercise.id, exercise])),
    sourceById: new Map(raw.sources.sources.map((source) => [source.id, source])),
  };
}

/** Regions stand in the order that their files give them, then by id. */
function order(region: Region): number {
  return region.order ?? Number.MAX_SAFE_INTEGER;
}

function regionQuestion(raw: RawData, regions: readonly Region[]): Question {
  return {
    id: 'region',
    ask: raw.story.region.ask,
    why: raw.story.region.why,
    kind: 'several',
    atLeastOne: true,
    options: regions.map((region) => ({ id: region.id, label: region.name })),
  };
}

function spotQuestion(raw: RawData, regions: readonly Region[]): Question {
  const whenRegion = (id: string): Condition => ({ question: 'region', is: [id] });
  return {
    id: 'spot',
    ask: raw.story.spot.ask,
    why: raw.story.spot.why,
    kind: 'several',
    atLeastOne: true,
    options: regions.flatMap((region) =>
      region.spots.map((spot) => ({ id: spot.id, label: spot.label, showWhen: whenRegion(region.id) })),
    ),
  };
}
