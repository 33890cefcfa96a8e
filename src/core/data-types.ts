// Generated from data/schema by `npm run types`: do not edit.

/**
 * A name for ever: kebab-case. Labels may change, ids may not.
 */
export type Id = string;
/**
 * Plain words for a hiker, reading age about 11. May hold {emergency-number}, {urgent-line}, {family-doctor}, {emergency-department}, which are filled for the country.
 */
export type Text = string;
/**
 * When something holds. There is no "not" and no weight on purpose: another answer can only make more conditions hold.
 */
export type Condition = AllCondition | AnyCondition | AnswerCondition | AtLeastCondition | AtMostCondition;
/**
 * "Not sure" about this sign is treated as yes, because a step down would cost a limb, a life or a bone. Left out: it counts one level lower, never below soon.
 */
export type Unsure = 'counts-as-yes';
/**
 * Ids from sources.json, the best first.
 *
 * @minItems 1
 */
export type SourceIds = readonly Id[];
/**
 * What hikers call it; used by look-ups.
 */
export type Words = readonly string[];
/**
 * How urgent: soon = within days, 14 at most; urgent = seen within 24 hours; emergency = now.
 */
export type Level = 'self-care' | 'soon' | 'urgent' | 'emergency';
/**
 * A thing in the drawing.
 */
export type Prop =
  | {
      /**
       * What it is.
       */
      readonly kind: 'floor';
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'mat';
      /**
       * Left edge.
       */
      readonly from: number;
      /**
       * Right edge.
       */
      readonly to: number;
      /**
       * Lower edge, where it is seen from above.
       */
      readonly bottom?: number;
      /**
       * Upper edge, where it is seen from above.
       */
      readonly height?: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'wall';
      /**
       * Where it stands.
       */
      readonly x: number;
      /**
       * How high it is.
       */
      readonly height?: number;
      /**
       * On which side of x its thickness lies; right where it is left out.
       */
      readonly side?: 'left' | 'right';
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'chair';
      /**
       * Left edge of the seat.
       */
      readonly from: number;
      /**
       * Right edge of the seat.
       */
      readonly to: number;
      /**
       * Height of the seat.
       */
      readonly height: number;
      /**
       * Which edge the back rises over.
       */
      readonly back: 'left' | 'right' | 'none';
      /**
       * Height of the back.
       */
      readonly top?: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'table';
      /**
       * Left edge.
       */
      readonly from: number;
      /**
       * Right edge.
       */
      readonly to: number;
      /**
       * Top.
       */
      readonly height: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'step';
      /**
       * Left edge.
       */
      readonly from: number;
      /**
       * Right edge.
       */
      readonly to: number;
      /**
       * Top.
       */
      readonly height: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'bench';
      /**
       * Left edge.
       */
      readonly from: number;
      /**
       * Right edge.
       */
      readonly to: number;
      /**
       * Top.
       */
      readonly height: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'cushion';
      readonly at: Point;
      /**
       * Half its width.
       */
      readonly across: number;
      /**
       * Half its height.
       */
      readonly up: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'ball';
      readonly at: Point;
      /**
       * Radius.
       */
      readonly radius: number;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'post';
      readonly from: Point;
      readonly to: Point;
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'strap' | 'band' | 'towel';
      /**
       * Where it runs.
       *
       * @minItems 2
       *
       * Items: A joint or a point.
       */
      readonly through: readonly (
        | (
            | 'head'
            | 'neck'
            | 'spine'
            | 'pelvis'
            | 'rightElbow'
            | 'rightHand'
            | 'rightKnee'
            | 'rightAnkle'
            | 'rightToes'
            | 'leftElbow'
            | 'leftHand'
            | 'leftKnee'
            | 'leftAnkle'
            | 'leftToes'
            | 'rightHeel'
            | 'leftHeel'
          )
        | Point
      )[];
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'rucksack';
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'ground';
      /**
       * The line.
       *
       * @minItems 2
       */
      readonly points: readonly Point[];
    }
  | {
      /**
       * What it is.
       */
      readonly kind: 'arrow';
      readonly from: Point;
      readonly to: Point;
    };
/**
 * Across and up, in body lengths; the floor is at 0.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Point = readonly [number, number];

/**
 * What changes the advice for everybody: age, pregnancy, medicines, conditions.
 */
export interface AboutYou {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  /**
   * The bands in which an age may be remembered; every age that a condition names is the first year of a band, or the last.
   *
   * @minItems 2
   */
  readonly ageBands: readonly AgeBand[];
  /**
   * Asked after the danger signs of the place; their answers may be remembered.
   *
   * @minItems 1
   */
  readonly questions: readonly Question[];
  /**
   * Levels that follow from these answers with others.
   */
  readonly rules: readonly Rule[];
  readonly routingOnly: RoutingOnly;
  /**
   * What is added to the plan of those for whom it holds.
   */
  readonly advice: readonly Statement[];
  /**
   * General cautions; never a dose, never an order.
   */
  readonly painkillers: readonly Statement[];
}
/**
 * A band of ages.
 */
export interface AgeBand {
  readonly id: Id;
  readonly label: Text;
  /**
   * The first year of the band.
   */
  readonly from: number;
}
/**
 * One question of the interview. "several" always also offers "none" (none of these); a danger question always also offers "not-sure".
 */
export interface Question {
  readonly id: Id;
  readonly ask: Text;
  /**
   * How it is answered.
   */
  readonly kind: 'choice' | 'several' | 'yes-no' | 'number';
  /**
   * For choice and several.
   *
   * @minItems 1
   */
  readonly options?: readonly Option[];
  /**
   * For several: the words of "none of these" (id none), if others fit better.
   */
  readonly none?: string;
  /**
   * For number: the least answer.
   */
  readonly min?: number;
  /**
   * For number: the greatest answer.
   */
  readonly max?: number;
  /**
   * For number: what is counted, such as days.
   */
  readonly unit?: string;
  readonly askWhen?: Condition;
  /**
   * Why it is asked, in a sentence for the hiker (shown on "?").
   */
  readonly why: string;
  /**
   * How to tell, for yes-no.
   */
  readonly hint?: string;
  /**
   * For several: true where "none of these" is no answer (a place, say).
   */
  readonly atLeastOne?: true;
  /**
   * True for a danger sign: asked first, can be answered "not sure", never pre-answered by Enter.
   */
  readonly danger?: true;
  readonly unsure?: Unsure;
}
/**
 * One answer that can be chosen.
 */
export interface Option {
  readonly id: Id;
  readonly label: Text;
  /**
   * How to tell, shown when somebody is not sure: a look or a movement that is safe to try.
   */
  readonly hint?: string;
  readonly showWhen?: Condition;
  readonly unsure?: Unsure;
  /**
   * True for what passes by itself (broken skin, say), so that it is never remembered in the profile.
   */
  readonly temporary?: true;
}
/**
 * Holds when every part holds.
 */
export interface AllCondition {
  /**
   * @minItems 1
   */
  readonly all: readonly Condition[];
}
/**
 * Holds when one part holds.
 */
export interface AnyCondition {
  /**
   * @minItems 1
   */
  readonly any: readonly Condition[];
}
/**
 * Holds when the answer is, or contains, one of the option ids.
 */
export interface AnswerCondition {
  readonly question: Id;
  /**
   * @minItems 1
   */
  readonly is: readonly Id[];
}
/**
 * Holds when the number is at least this.
 */
export interface AtLeastCondition {
  readonly question: Id;
  readonly atLeast: number;
}
/**
 * Holds when the number is at most this.
 */
export interface AtMostCondition {
  readonly question: Id;
  readonly atMost: number;
}
/**
 * A reason for a level. The verdict is the worst level of all rules that fire.
 */
export interface Rule {
  readonly id: Id;
  /**
   * The level when it fires.
   */
  readonly level: 'soon' | 'urgent' | 'emergency';
  /**
   * For emergency: call = ambulance; go = emergency department, somebody else drives.
   */
  readonly door?: 'call' | 'go';
  /**
   * For soon: be seen within so many days.
   */
  readonly withinDays?: number;
  /**
   * For soon: no exercise for this part until it has been seen.
   */
  readonly noExercise?: true;
  readonly when: Condition;
  /**
   * One sentence: what this can be a sign of, or why it needs care. Never a diagnosis.
   */
  readonly reason: string;
  /**
   * What to do now for this sign, one action a line.
   */
  readonly doNow: readonly Text[];
  /**
   * For reviewers: the rows of the red-flag register that this rule stands for.
   */
  readonly covers?: readonly string[];
  /**
   * For reviewers, never printed.
   */
  readonly note?: string;
  readonly sources: SourceIds;
}
/**
 * Who gets danger signs and routing, but no plan (children).
 */
export interface RoutingOnly {
  readonly when: Condition;
  /**
   * What is said instead of a plan.
   *
   * @minItems 1
   */
  readonly statements: readonly Statement[];
}
/**
 * One sourced sentence (or two) of advice: the unit of everything that is printed.
 */
export interface Statement {
  readonly id: Id;
  readonly text: Text;
  readonly when?: Condition;
  readonly sources: SourceIds;
  /**
   * True for what a calm reader can do without: left out of the short plan, printed in look-ups and with --full. Never for a danger sign.
   */
  readonly detail?: true;
  /**
   * Ids of statements that say as much or more, and nothing milder: a plan that holds one of them leaves this one out.
   *
   * @minItems 1
   */
  readonly saidBy?: readonly Id[];
  /**
   * True for a line that tells somebody to move, load or walk on: left out of a plan that forbids exercise.
   */
  readonly load?: true;
  /**
   * The exercises that the line tells somebody to do, by their ids: left out where none of them is for this person.
   *
   * @minItems 1
   */
  readonly asks?: readonly Id[];
  /**
   * The packs that the line tells somebody to use. A plan leaves it out where one of them is not for this person now.
   *
   * @minItems 1
   */
  readonly offers?: readonly ('cold' | 'heat')[];
  /**
   * The most minutes that a line with `offers` names: left out for somebody whose packs are shorter.
   */
  readonly packMinutes?: number;
  /**
   * Only on a rule for every exercise: for whom it holds, no line about exercise or hiking names a higher pain number out of 10.
   */
  readonly painLimit?: number;
  /**
   * For reviewers, never printed: why it is worded so, or how a disagreement between sources was settled.
   */
  readonly note?: string;
}
/**
 * Why hiking makes things hurt, and how to prevent it: what holds for every region.
 */
export interface Causes {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  /**
   * All causes.
   *
   * @minItems 1
   */
  readonly causes: readonly Cause[];
}
/**
 * A cause.
 */
export interface Cause {
  readonly id: Id;
  readonly name: Text;
  readonly words: Words;
  /**
   * How it comes about.
   */
  readonly about: readonly Statement[];
  /**
   * How to prevent it.
   */
  readonly prevention: readonly Statement[];
}
/**
 * Cold packs and heat packs: caps nobody may exceed, minutes by area, who must not, how to.
 */
export interface ColdAndHeat {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  readonly cold: Cold;
  readonly heat: Heat;
  /**
   * Default minutes by area of the body.
   *
   * @minItems 1
   */
  readonly areas: readonly Area[];
  /**
   * Fewer minutes for some people.
   */
  readonly limits: readonly PackLimit[];
  /**
   * Asked just before a pack starts: what holds at this moment.
   */
  readonly questions: readonly Question[];
  /**
   * What cold and heat can and cannot do.
   *
   * @minItems 1
   */
  readonly honest: readonly Statement[];
}
/**
 * Everything about cold.
 */
export interface Cold {
  /**
   * Never longer than this at a time; 20 is the most that the program accepts.
   */
  readonly capMinutes: number;
  /**
   * From the end of one to the start of the next.
   */
  readonly gapHours: number;
  /**
   * As often as this in a day at the most.
   */
  readonly timesPerDay: number;
  /**
   * What the plan suggests.
   */
  readonly usualTimesPerDay: number;
  /**
   * When to look at the skin first.
   */
  readonly skinCheckMinutes: number;
  readonly capSources: SourceIds;
  /**
   * What is said for each kind of use that a complaint can name.
   */
  readonly uses: readonly PackUse[];
  /**
   * How to do it: cloth, skin check, what never to do.
   *
   * @minItems 1
   */
  readonly how: readonly Statement[];
  readonly skinQuestion: Statement;
  /**
   * When to take it off at once, and what to do then.
   *
   * @minItems 1
   */
  readonly stopIf: readonly Statement[];
  /**
   * Who must not be offered it, and why.
   *
   * @minItems 1
   */
  readonly notWhen: readonly Contraindication[];
}
/**
 * What is said for a kind of use.
 */
export interface PackUse {
  /**
   * cold: first-days, optional, no; heat: from-day-1, after-72-hours, no.
   */
  readonly use: 'first-days' | 'optional' | 'from-day-1' | 'after-72-hours' | 'no';
  readonly statement: Statement;
}
/**
 * A reason not to offer it. "Not sure" counts as yes here.
 */
export interface Contraindication {
  readonly id: Id;
  readonly when: Condition;
  readonly reason: Text;
  readonly sources: SourceIds;
  /**
   * For reviewers.
   */
  readonly note?: string;
}
/**
 * Everything about heat.
 */
export interface Heat {
  /**
   * Never longer than this at a time; 10 is the most that the program accepts.
   */
  readonly capMinutes: number;
  /**
   * From the end of one to the start of the next.
   */
  readonly gapHours: number;
  /**
   * As often as this in a day at the most.
   */
  readonly timesPerDay: number;
  /**
   * What the plan suggests.
   */
  readonly usualTimesPerDay: number;
  /**
   * When to look at the skin first.
   */
  readonly skinCheckMinutes: number;
  readonly capSources: SourceIds;
  /**
   * What is said for each kind of use that a complaint can name.
   */
  readonly uses: readonly PackUse[];
  /**
   * How to do it: cloth, skin check, what never to do.
   *
   * @minItems 1
   */
  readonly how: readonly Statement[];
  readonly skinQuestion: Statement;
  /**
   * When to take it off at once, and what to do then.
   *
   * @minItems 1
   */
  readonly stopIf: readonly Statement[];
  /**
   * Who must not be offered it, and why.
   *
   * @minItems 1
   */
  readonly notWhen: readonly Contraindication[];
}
/**
 * An area of the body for packs.
 */
export interface Area {
  readonly id: Id;
  readonly label: Text;
  readonly words: Words;
  /**
   * Default minutes of cold.
   */
  readonly coldMinutes: number;
  /**
   * The most here, where it is below the cap.
   */
  readonly coldMostMinutes?: number;
  /**
   * Times a day here, where it is fewer.
   */
  readonly coldTimesPerDay?: number;
  /**
   * Default minutes of heat.
   */
  readonly heatMinutes: number;
  readonly sources: SourceIds;
}
/**
 * Fewer minutes when this holds. "Not sure" counts as yes here.
 */
export interface PackLimit {
  readonly id: Id;
  /**
   * Which pack.
   */
  readonly pack: 'cold' | 'heat';
  readonly when: Condition;
  /**
   * The most for these people.
   */
  readonly minutes: number;
  readonly reason: Text;
  readonly sources: SourceIds;
}
/**
 * The danger signs asked of everybody before anything else, and what each level means.
 */
export interface DangerSigns {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  /**
   * Asked in this order, before the place.
   *
   * @minItems 1
   */
  readonly questions: readonly Question[];
  /**
   * What their answers lead to.
   *
   * @minItems 1
   */
  readonly rules: readonly Rule[];
  /**
   * What hikers call an illness, the longer names first, and the words that reasons and signs have for it; used by look-ups.
   */
  readonly illnesses: readonly Illness[];
  /**
   * The words of each level, one record each.
   *
   * @minItems 5
   * @maxItems 5
   */
  readonly levels: readonly LevelText[];
}
/**
 * An illness by its names.
 */
export interface Illness {
  readonly words: Words;
  /**
   * Words that the reasons of rules and the labels of signs have for it; empty where the name only sounds like one.
   */
  readonly named: readonly string[];
}
/**
 * What a level means and what to do at it.
 */
export interface LevelText {
  /**
   * The level, emergency by its two doors.
   */
  readonly id: 'self-care' | 'soon' | 'urgent' | 'emergency-go' | 'emergency-call';
  /**
   * The level in a few words, such as "Be seen today".
   */
  readonly headline: string;
  readonly meaning: Statement;
  /**
   * What to do now at this level, whatever the sign.
   */
  readonly doNow: readonly Statement[];
  /**
   * Said before what a sign asks for that somebody could not rule out: the level is one below the sign's own.
   *
   * @minItems 1
   */
  readonly ifSo?: readonly Statement[];
  /**
   * What to do now on a hill, first whom to call: a country with a line of mountain rescue says its own instead.
   *
   * @minItems 1
   */
  readonly onHill?: readonly Statement[];
  /**
   * What not to do meanwhile.
   */
  readonly doNot: readonly Statement[];
  /**
   * What would make it worse: when to ask for more help.
   */
  readonly watchFor: readonly Statement[];
}
/**
 * Emergency numbers by country, each read on an official page.
 */
export interface EmergencyNumbers {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  readonly fallback: FallbackNumber;
  /**
   * The countries.
   *
   * @minItems 1
   */
  readonly countries: readonly Country[];
}
/**
 * For countries that are not listed.
 */
export interface FallbackNumber {
  /**
   * A number to dial.
   */
  readonly emergency: string;
  readonly note: Text;
  readonly sources: SourceIds;
}
/**
 * The numbers and words of a country.
 */
export interface Country {
  /**
   * ISO 3166 two-letter code.
   */
  readonly country: string;
  readonly name: Text;
  /**
   * A number to dial.
   */
  readonly emergency: string;
  /**
   * Others that work.
   *
   * Items: A number to dial.
   */
  readonly alsoWorks?: readonly string[];
  readonly urgentLine?: UrgentLine;
  readonly mountainRescue?: MountainRescue;
  readonly emergencyDepartment: Text;
  readonly familyDoctor: Text;
  /**
   * The day the page was read.
   */
  readonly read: string;
  readonly sources: SourceIds;
}
/**
 * For urgent advice that is no emergency.
 */
export interface UrgentLine {
  /**
   * A number.
   */
  readonly number: string;
  readonly name: Text;
}
/**
 * How to reach mountain rescue.
 */
export interface MountainRescue {
  /**
   * A number to dial.
   */
  readonly number: string;
  readonly say: Text;
}
/**
 * A stretch or a strengthening movement, shared by the regions.
 */
export interface Exercise {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  readonly id: Id;
  /**
   * The name in the field, such as "Figure-four stretch".
   */
  readonly name: string;
  readonly words: Words;
  /**
   * What it is for.
   */
  readonly kind: 'stretch' | 'strength' | 'balance' | 'mobility';
  /**
   * The muscles, in plain words.
   */
  readonly target: string;
  /**
   * How to get into position.
   */
  readonly position: string;
  /**
   * What is needed: towel, chair, wall, band...
   *
   * Items: A thing.
   */
  readonly needs: readonly string[];
  /**
   * What to do, one movement a line.
   *
   * @minItems 1
   * @maxItems 5
   */
  readonly steps: readonly Text[];
  readonly dose: Dose;
  readonly feel: Text;
  /**
   * When to stop.
   *
   * @minItems 1
   */
  readonly stopIf: readonly Text[];
  /**
   * Who is not offered it. "Not sure" counts as yes here.
   */
  readonly notWhen: readonly ExerciseBar[];
  readonly easier?: Variant;
  readonly harder?: Variant;
  readonly figure?: Figure;
  /**
   * For reviewers.
   */
  readonly note?: string;
  readonly sources: SourceIds;
}
/**
 * How long, how often. At least holdSeconds or repetitions.
 */
export interface Dose {
  /**
   * Hold so many seconds.
   */
  readonly holdSeconds?: number;
  /**
   * So many times.
   */
  readonly repetitions?: number;
  /**
   * So many sets.
   */
  readonly sets?: number;
  /**
   * Rest so many seconds after each set, or after each hold of a long-held exercise. Left out: the usual rest.
   */
  readonly restSeconds?: number;
  /**
   * So many times a day.
   */
  readonly timesPerDay?: number;
  /**
   * On so many days a week.
   */
  readonly daysPerWeek?: number;
  /**
   * Each side by itself.
   */
  readonly perSide: boolean;
}
/**
 * A reason not to offer it.
 */
export interface ExerciseBar {
  readonly when: Condition;
  readonly reason: Text;
}
/**
 * An easier or harder form.
 */
export interface Variant {
  readonly text: Text;
  readonly exercise?: Id;
}
/**
 * How it looks, as joints in body lengths. Drawn for the right side as the working side; the left is its mirror image.
 */
export interface Figure {
  /**
   * From where it is seen. "side" sees the right side of the body, "above" looks down on somebody lying.
   */
  readonly view: 'side' | 'front' | 'back' | 'above';
  /**
   * Which side lies nearer, where it is seen from the side; right where it is left out.
   */
  readonly near?: 'right' | 'left';
  /**
   * Left, lowest, right and highest edge of what is shown, for a close-up; the whole drawing where it is left out.
   *
   * @minItems 4
   * @maxItems 4
   *
   * Items: An edge.
   */
  readonly frame?: readonly number[];
  /**
   * What the body lies on, leans on or holds.
   */
  readonly props: readonly Prop[];
  /**
   * What moves or works, drawn in another colour.
   *
   * @minItems 1
   *
   * Items: A part of the body.
   */
  readonly working: readonly (
    | 'trunk'
    | 'right-arm'
    | 'right-leg'
    | 'left-arm'
    | 'left-leg'
    | 'head'
    | 'upper-trunk'
    | 'lower-trunk'
    | 'right-upper-arm'
    | 'right-forearm'
    | 'right-thigh'
    | 'right-lower-leg'
    | 'right-foot'
    | 'left-upper-arm'
    | 'left-forearm'
    | 'left-thigh'
    | 'left-lower-leg'
    | 'left-foot'
  )[];
  /**
   * Where it pulls or works.
   *
   * @minItems 1
   */
  readonly target: readonly Target[];
  /**
   * Bones that point towards or away from the eye: they may look shorter than they are.
   *
   * Items: A bone.
   */
  readonly foreshortened?: readonly (
    | 'head'
    | 'upper-trunk'
    | 'lower-trunk'
    | 'right-upper-arm'
    | 'right-forearm'
    | 'right-thigh'
    | 'right-lower-leg'
    | 'right-foot'
    | 'left-upper-arm'
    | 'left-forearm'
    | 'left-thigh'
    | 'left-lower-leg'
    | 'left-foot'
  )[];
  /**
   * Which joint touches what: checked.
   */
  readonly touches: readonly Touch[];
  readonly start: Pose;
  readonly end: Pose;
  readonly alt: FigureAlt;
}
/**
 * A place on a bone.
 */
export interface Target {
  /**
   * Which bone it lies along.
   */
  readonly bone:
    | 'head'
    | 'upper-trunk'
    | 'lower-trunk'
    | 'right-upper-arm'
    | 'right-forearm'
    | 'right-thigh'
    | 'right-lower-leg'
    | 'right-foot'
    | 'left-upper-arm'
    | 'left-forearm'
    | 'left-thigh'
    | 'left-lower-leg'
    | 'left-foot';
  /**
   * On which side of the bone; front and back where it is seen from the side.
   */
  readonly face: 'front' | 'back' | 'inner' | 'outer' | 'whole';
  /**
   * Along which part of the bone; all where it is left out.
   */
  readonly part?: 'upper' | 'middle' | 'lower' | 'all';
}
/**
 * A joint and what it touches.
 */
export interface Touch {
  /**
   * Which joint.
   */
  readonly joint:
    | 'head'
    | 'neck'
    | 'spine'
    | 'pelvis'
    | 'rightElbow'
    | 'rightHand'
    | 'rightKnee'
    | 'rightAnkle'
    | 'rightToes'
    | 'leftElbow'
    | 'leftHand'
    | 'leftKnee'
    | 'leftAnkle'
    | 'leftToes'
    | 'rightHeel'
    | 'leftHeel';
  /**
   * What it touches; the first prop of this kind within reach.
   */
  readonly prop: 'floor' | 'wall' | 'chair' | 'table' | 'step' | 'bench' | 'cushion' | 'ball' | 'post';
  /**
   * Only in this pose; in both where it is left out.
   */
  readonly in?: 'start' | 'end';
}
/**
 * Where the joints are. Shoulders, hips and the nose follow from the others where they are left out.
 */
export interface Pose {
  readonly head: Point;
  readonly neck: Point;
  readonly spine: Point;
  readonly pelvis: Point;
  readonly rightElbow: Point;
  readonly rightHand: Point;
  readonly rightKnee: Point;
  readonly rightAnkle: Point;
  readonly rightToes: Point;
  readonly leftElbow: Point;
  readonly leftHand: Point;
  readonly leftKnee: Point;
  readonly leftAnkle: Point;
  readonly leftToes: Point;
  readonly nose?: Point;
  readonly rightShoulder?: Point;
  readonly rightHip?: Point;
  readonly leftShoulder?: Point;
  readonly leftHip?: Point;
}
/**
 * The same in words, for those who do not see it.
 */
export interface FigureAlt {
  readonly start: Text;
  readonly end: Text;
}
/**
 * Everything about one region of the body.
 */
export interface Region {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  readonly id: Id;
  /**
   * Where it stands in the list of regions.
   */
  readonly order?: number;
  readonly name: Text;
  readonly words: Words;
  /**
   * Two to five sentences that open a look-up of the region.
   *
   * @minItems 1
   */
  readonly overview: readonly Statement[];
  /**
   * The places that can hurt.
   *
   * @minItems 1
   */
  readonly spots: readonly Spot[];
  /**
   * Asked when the region is chosen; those marked danger first.
   */
  readonly questions: readonly Question[];
  /**
   * Levels that follow.
   */
  readonly rules: readonly Rule[];
  /**
   * What it may be.
   */
  readonly complaints: readonly Complaint[];
  readonly general?: Id;
  /**
   * How much to rest: the first band that holds is printed; the last one has no "when".
   */
  readonly rest: readonly RestBand[];
  /**
   * Added to the plan of those for whom it holds (pregnancy, a joint replacement...).
   */
  readonly advice: readonly Statement[];
  /**
   * Why it comes and how to prevent it, in this region.
   */
  readonly causes: readonly RegionCause[];
  /**
   * When and how to hike again, for the whole region.
   */
  readonly hikeAgain: readonly Statement[];
  /**
   * When to seek help, printed in every plan of the region.
   *
   * @minItems 1
   */
  readonly seekHelp: readonly Statement[];
  /**
   * Questions that hikers ask.
   */
  readonly faq: readonly FaqEntry[];
}
/**
 * A place that can hurt.
 */
export interface Spot {
  readonly id: Id;
  readonly label: Text;
  readonly words: Words;
  readonly area: Id;
}
/**
 * What it may be. The rank by fits chooses self-care content and never touches the level.
 */
export interface Complaint {
  readonly id: Id;
  /**
   * In plain words, small letters, such as "outer hip tendon pain".
   */
  readonly name: string;
  /**
   * The name a professional would use.
   */
  readonly medicalName?: string;
  readonly words: Words;
  /**
   * Where it is felt.
   *
   * @minItems 1
   */
  readonly spots: readonly Id[];
  readonly onlyWhen?: Condition;
  /**
   * What speaks for it. Ranked by how many hold.
   */
  readonly fits: readonly Fit[];
  /**
   * What it is, in a sentence or two.
   *
   * @minItems 1
   */
  readonly about: readonly Statement[];
  /**
   * Likely causes, ids of causes.json.
   *
   * @minItems 1
   */
  readonly causes: readonly Id[];
  readonly recovery: Recovery;
  readonly checkAfter: CheckAfter;
  /**
   * Use of cold.
   */
  readonly cold: 'first-days' | 'optional' | 'no';
  /**
   * Use of heat.
   */
  readonly heat: 'from-day-1' | 'after-72-hours' | 'no';
  /**
   * Instead of the bands of the region.
   */
  readonly rest?: readonly RestBand[];
  /**
   * What helps.
   *
   * @minItems 1
   */
  readonly care: readonly Statement[];
  /**
   * What to leave.
   */
  readonly avoid: readonly Statement[];
  /**
   * Offered, in this order.
   */
  readonly stretches: readonly ExerciseUse[];
  /**
   * Offered, first to later.
   */
  readonly strength: readonly ExerciseUse[];
  /**
   * Exercises that must not be offered while this complaint is possible.
   */
  readonly stop: readonly Id[];
  /**
   * Gates of its own on the way back to hiking.
   */
  readonly hikeAgain: readonly Statement[];
  /**
   * True where the ladder back to hiking has nothing to say: what is no matter of load, such as a tick bite.
   */
  readonly noLadder?: true;
  /**
   * When to seek help.
   *
   * @minItems 1
   */
  readonly seekIf: readonly Statement[];
  /**
   * For reviewers.
   */
  readonly note?: string;
  readonly sources: SourceIds;
}
/**
 * A reason why this complaint fits.
 */
export interface Fit {
  readonly when: Condition;
  readonly why: Text;
}
/**
 * How long it usually takes: a range, never a promise.
 */
export interface Recovery {
  /**
   * The lower end.
   */
  readonly from: number;
  /**
   * The upper end.
   */
  readonly to: number;
  /**
   * The unit.
   */
  readonly unit: 'days' | 'weeks' | 'months';
  readonly text: Text;
  readonly sources: SourceIds;
}
/**
 * When to have it looked at if it does not get better.
 */
export interface CheckAfter {
  /**
   * No clear improvement by this day.
   */
  readonly noBetterDays: number;
  /**
   * Better, but not gone by this day.
   */
  readonly notGoneDays: number;
  readonly sources: SourceIds;
}
/**
 * How much to rest. Of a list the first that holds is printed.
 */
export interface RestBand {
  readonly id: Id;
  readonly when?: Condition;
  readonly days: DayRange;
  /**
   * What to rest from, and which walking is fine.
   *
   * @minItems 1
   */
  readonly statements: readonly Statement[];
}
/**
 * Days off hills.
 */
export interface DayRange {
  /**
   * From.
   */
  readonly from: number;
  /**
   * To.
   */
  readonly to: number;
}
/**
 * An exercise offered for a complaint.
 */
export interface ExerciseUse {
  readonly exercise: Id;
  /**
   * Not before so many full days since it began.
   */
  readonly fromDay?: number;
  readonly when?: Condition;
  readonly note?: Text;
}
/**
 * What a cause means in this region.
 */
export interface RegionCause {
  readonly cause: Id;
  /**
   * How it comes about.
   */
  readonly about: readonly Statement[];
  /**
   * How to prevent it.
   */
  readonly prevention: readonly Statement[];
}
/**
 * A question and its answer.
 */
export interface FaqEntry {
  readonly id: Id;
  readonly question: Text;
  /**
   * The answer.
   *
   * @minItems 1
   */
  readonly answer: readonly Statement[];
}
/**
 * The ladder back to the hills and the pain rule that steers it.
 */
export interface ReturnToHiking {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  /**
   * How to move on the ladder; the pain rule.
   *
   * @minItems 1
   */
  readonly rules: readonly Statement[];
  /**
   * Rules for every stretch and exercise, printed with them.
   *
   * @minItems 1
   */
  readonly exerciseRules: readonly Statement[];
  /**
   * What speaks against every exercise. "Not sure" counts as yes here.
   */
  readonly exerciseBars: readonly Contraindication[];
  /**
   * What is said on rest where exercise waits until somebody has looked at it.
   *
   * @minItems 1
   */
  readonly untilSeen: readonly Statement[];
  /**
   * The steps, lowest first.
   *
   * @minItems 1
   */
  readonly steps: readonly LadderStep[];
}
/**
 * A step.
 */
export interface LadderStep {
  readonly id: Id;
  readonly what: Text;
  readonly instead?: InsteadOf;
  readonly readyWhen: Text;
  readonly sources: SourceIds;
}
/**
 * The words of a step for whom exercises that it asks for are left out.
 */
export interface InsteadOf {
  /**
   * The exercises that the step asks for: these words are said where none of them is for this person.
   *
   * @minItems 1
   */
  readonly of: readonly Id[];
  readonly what: Text;
}
/**
 * The bibliography: what every statement rests on.
 */
export interface Sources {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  /**
   * All sources, sorted by id.
   *
   * @minItems 1
   */
  readonly sources: readonly Source[];
}
/**
 * A page that somebody else can open.
 */
export interface Source {
  readonly id: Id;
  /**
   * Its title.
   */
  readonly title: string;
  /**
   * Who publishes it.
   */
  readonly publisher?: string;
  /**
   * The year it names, if it does.
   */
  readonly year?: number;
  /**
   * What kind of source.
   */
  readonly kind:
    | 'national-health-service'
    | 'hospital-leaflet'
    | 'guideline'
    | 'society'
    | 'charity'
    | 'research'
    | 'clinic'
    | 'article'
    | 'reference'
    | 'house-rule';
  /**
   * Where it was read.
   */
  readonly url?: string;
  /**
   * Why it has no address, where it has none.
   */
  readonly unlinked?: string;
  /**
   * True when the text was read on a copy of the publisher's page.
   */
  readonly copy?: true;
  /**
   * True when it must not carry a statement alone.
   */
  readonly weak?: true;
  /**
   * When it was last read.
   */
  readonly checked?: string;
}
/**
 * The questions asked for every region: where, how it began, how it goes.
 */
export interface Story {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  readonly region: PlaceQuestion;
  readonly spot: SpotQuestion;
  /**
   * Asked right after the spot.
   */
  readonly place: readonly Question[];
  /**
   * Asked after the danger signs of the place and about you.
   *
   * @minItems 1
   */
  readonly questions: readonly Question[];
  /**
   * Levels that follow for every region.
   */
  readonly rules: readonly Rule[];
}
/**
 * The words of a question whose options come from the region files.
 */
export interface PlaceQuestion {
  readonly ask: Text;
  /**
   * Why it is asked.
   */
  readonly why: string;
}
/**
 * The words of the question for the spot; its options come from the chosen regions.
 */
export interface SpotQuestion {
  readonly ask: Text;
  /**
   * Why it is asked.
   */
  readonly why: string;
}
/**
 * The version of the data: year, month, and a number that grows with every change of advice.
 */
export interface DataVersion {
  /**
   * The schema of this file, so that editors complete and check it.
   */
  readonly $schema: string;
  /**
   * Such as 2026.11.1.
   */
  readonly version: string;
}
