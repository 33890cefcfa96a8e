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
import { fieldsOf, lazily } from './lazily.ts';

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
  /** The same for who asks for few: all of them need not be there for it. */
  readonly findQuestion: (id: string) => Question | undefined;
  /** The region that a question belongs to; questions for everybody are absent. */
  readonly regionOf: ReadonlyMap<string, string>;
  /** The region whose file a rule stands in; rules for everybody are absent. */
  readonly regionOfRule: ReadonlyMap<string, string>;
  /** The rules of all files. */
  readonly rules: readonly Rule[];
  readonly exerciseById: ById<Exercise>;
  readonly sourceById: ById<Source>;
}

/** Finds records by their id, in a Map or where else they are. */
export interface ById<Value> {
  get(id: string): Value | undefined;
  has(id: string): boolean;
}

/**
 * Raw files to a catalogue, whose parts are made when they are first asked for. Trusts the files: `checkData` says what is
 * wrong with a folder. Records may be found in another way than in the lists of `raw`.
 */
export function buildCatalogue(
  raw: RawData,
  found: Partial<Pick<Catalogue, 'findQuestion' | 'exerciseById' | 'sourceById'>> = {},
): Catalogue {
  const catalogue: Catalogue = lazily<Catalogue>({
    ...fieldsOf(raw),
    regions: () => [...raw.regions].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1)),
    questions: () => new Map(inOrder(raw, catalogue.regions).map((question) => [question.id, question])),
    findQuestion: () => found.findQuestion ?? ((id) => catalogue.questionById.get(id)),
    questionById: () =>
      new Map([
        ...catalogue.questions,
        ...raw.coldAndHeat.questions.map((question) => [question.id, question] as const),
      ]),
    regionOf: () =>
      new Map(
        catalogue.regions.flatMap((region) => region.questions.map((question) => [question.id, region.id] as const)),
      ),
    regionOfRule: () =>
      new Map(catalogue.regions.flatMap((region) => region.rules.map((rule) => [rule.id, region.id] as const))),
    rules: () => [
      ...raw.dangerSigns.rules,
      ...raw.aboutYou.rules,
      ...raw.story.rules,
      ...catalogue.regions.flatMap((region) => region.rules),
    ],
    exerciseById: () => found.exerciseById ?? new Map(raw.exercises.map((exercise) => [exercise.id, exercise])),
    sourceById: () => found.sourceById ?? new Map(raw.sources.sources.map((source) => [source.id, source])),
  });
  return catalogue;
}

/** The same with these regions instead of its own. */
export function withRegions(catalogue: Catalogue, regions: readonly Region[]): Catalogue {
  const { exerciseById, sourceById } = catalogue;
  return buildCatalogue(lazily<RawData>({ ...fieldsOf(catalogue), regions: () => regions }), {
    exerciseById,
    sourceById,
  });
}

/** Finds a question where it stands, those of everybody first, so that as few files as may be have to be read. */
export function questionIn(raw: RawData, id: string): Question | undefined {
  const places = [
    () => raw.aboutYou.questions,
    () => [...raw.story.place, ...raw.story.questions],
    () => raw.coldAndHeat.questions,
    () => raw.dangerSigns.questions,
    () => [regionQuestion(raw, raw.regions), spotQuestion(raw, raw.regions)],
    () => raw.regions.flatMap((region) => region.questions),
  ];
  for (const questions of places) {
    const found = questions().find((question) => question.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The questions in the order of the interview, the made ones included. */
function inOrder(raw: RawData, regions: readonly Region[]): readonly Question[] {
  const isDanger = (question: Question) => question.danger === true;
  return [
    ...raw.dangerSigns.questions,
    regionQuestion(raw, regions),
    spotQuestion(raw, regions),
    ...raw.story.place,
    ...regions.flatMap((region) => region.questions.filter(isDanger)),
    ...raw.aboutYou.questions,
    ...raw.story.questions,
    ...regions.flatMap((region) => region.questions.filter((question) => !isDanger(question))),
  ];
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
