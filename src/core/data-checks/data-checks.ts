import type { RawData } from '../catalogue.ts';
import { figuresAreHuman } from '../figure/checks.ts';
import { areasKeepTheirOwnLimits, capsAreKept, spotsNameKnownAreas, usesAreComplete } from './cold-and-heat.ts';
import {
  complaintsNameKnownCauses,
  complaintsNameSpotsOfTheirRegion,
  rangesRunUpwards,
  regionsHaveAFallback,
  restBandsEndOpen,
  restIsSaid,
} from './complaints.ts';
import { conditionsNameAnswers, conditionsNameQuestions, packQuestionsStayWithPacks } from './conditions.ts';
import {
  complaintsNameKnownExercises,
  dosesSayHowMuch,
  exercisesOfferedAreNotStopped,
  linesAskForKnownExercises,
} from './exercises.ts';
import {
  dangerOptionIdsDiffer,
  idsDiffer,
  optionIdsAreNotReserved,
  optionIdsDiffer,
  planLineIdsDiffer,
  questionIdsDiffer,
} from './ids.ts';
import { packLinesAreMarked } from './pack-lines.ts';
import { painLimitsAreSaid } from './pain-limits.ts';
import { type Known, type Problem, takeApart } from './parts.ts';
import {
  agesStandOnBandEdges,
  dangerSignsHaveAConsequence,
  everyQuestionIsReferredTo,
  questionsFitTheirKind,
  questionsOfTheProgramExist,
} from './questions.ts';
import { askingHasNoCircle, conditionsCanHold, everyQuestionCanBeReached, optionsLookBack } from './reachability.ts';
import { repeatsAreSaidElsewhere } from './repeats.ts';
import { levelsAreComplete, rulesDoNotRestOnNone, rulesFitTheirLevel } from './rules.ts';
import {
  addressesAreWhole,
  nothingRestsOnWeakSourcesAlone,
  sourcesAreKnown,
  sourcesAreUsed,
  sourcesCanBeOpened,
} from './sources.ts';
import { packMinutesStayBelowCaps, phrasesAreAllowed, placeholdersAreKnown } from './wording.ts';

export type { Problem } from './parts.ts';

type Check = (known: Known) => readonly Problem[];

/** Every check of a data folder. A check says all that is wrong, not only the first. */
const CHECKS: readonly Check[] = [
  idsDiffer,
  questionIdsDiffer,
  optionIdsDiffer,
  dangerOptionIdsDiffer,
  optionIdsAreNotReserved,
  planLineIdsDiffer,
  repeatsAreSaidElsewhere,
  questionsFitTheirKind,
  conditionsNameQuestions,
  conditionsNameAnswers,
  packQuestionsStayWithPacks,
  everyQuestionIsReferredTo,
  dangerSignsHaveAConsequence,
  rulesDoNotRestOnNone,
  rulesFitTheirLevel,
  levelsAreComplete,
  sourcesAreKnown,
  sourcesAreUsed,
  sourcesCanBeOpened,
  addressesAreWhole,
  nothingRestsOnWeakSourcesAlone,
  questionsOfTheProgramExist,
  complaintsNameSpotsOfTheirRegion,
  complaintsNameKnownCauses,
  complaintsNameKnownExercises,
  linesAskForKnownExercises,
  exercisesOfferedAreNotStopped,
  dosesSayHowMuch,
  painLimitsAreSaid,
  packLinesAreMarked,
  spotsNameKnownAreas,
  regionsHaveAFallback,
  restBandsEndOpen,
  restIsSaid,
  rangesRunUpwards,
  usesAreComplete,
  capsAreKept,
  areasKeepTheirOwnLimits,
  agesStandOnBandEdges,
  placeholdersAreKnown,
  phrasesAreAllowed,
  packMinutesStayBelowCaps,
  figuresAreHuman,
];

/** What needs a way through the questions: only looked at once every reference leads somewhere. */
const CHECKS_OF_THE_WAY: readonly Check[] = [optionsLookBack, conditionsCanHold, everyQuestionCanBeReached];

/**
 * Everything that is wrong across the files of a data folder whose files have the right shapes.
 * All problems at once, in the order of the checks; none where the folder is sound.
 */
export function checkData(raw: RawData): readonly Problem[] {
  const known = takeApart(raw);
  const references = [...conditionsNameQuestions(known), ...questionIdsDiffer(known), ...askingHasNoCircle(known)];
  const problems = [...CHECKS.flatMap((check) => check(known)), ...askingHasNoCircle(known)];
  return references.length > 0 ? problems : [...problems, ...CHECKS_OF_THE_WAY.flatMap((check) => check(known))];
}
