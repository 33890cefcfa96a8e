import { describe, expect, it } from 'vitest';
import { checkData } from '../../src/core/data-checks/data-checks.ts';
import { toRawData } from '../../src/shell/raw-files.ts';
import { entry, type Loose, tinyFiles, tinyRawWith } from '../fixtures/load.ts';

/** What checkData says about the pretend data with one file changed, as "file field: message". */
function said(file: string, change: (body: Loose) => void): readonly string[] {
  return checkData(tinyRawWith(file, change)).map((problem) => `${problem.file} ${problem.field}: ${problem.message}`);
}

const danger = 'danger-signs.json';
const about = 'about-you.json';
const story = 'story.json';
const packs = 'cold-and-heat.json';
const wing = 'regions/wing.json';
const tail = 'regions/tail.json';
const fold = 'exercises/wing-fold.json';

const is = (question: string, ...ids: readonly string[]) => ({ question, is: ids });
const by = (list: Loose, id: string): Loose => entry<Loose>(list, id);

describe('checkData', () => {
  it('has nothing to say about the pretend data', () => {
    expect(checkData(toRawData(tinyFiles))).toEqual([]);
  });

  it('tells every problem at once, each with what to do', () => {
    const problems = checkData(
      tinyRawWith(wing, (body) => {
        body.general = 'nobody';
        body.spots[0].area = 'paw';
        body.rules[0].sources = ['nowhere'];
      }),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'sources.json has no source "nowhere"',
      'cold-and-heat.json has no area "paw"',
      'names no complaint of this region',
    ]);
    for (const problem of problems) expect(problem.tip).toMatch(/^[A-Z].*\.$/);
  });

  const cases: readonly (readonly [string, string, (body: Loose) => void, string])[] = [
    // Ids
    [
      'two rules with one id',
      danger,
      (body) => (body.rules[1].id = 'wheeze'),
      'danger-signs.json rules[wheeze]: another rule has the id "wheeze" already',
    ],
    [
      'two statements with one id',
      wing,
      (body) => (body.seekHelp[0].id = 'wing-overview'),
      'regions/wing.json seekHelp[wing-overview]: another statement has the id "wing-overview" already',
    ],
    [
      'a spot of another region',
      tail,
      (body) => (body.spots[1].id = 'wing-tip'),
      'another spot has the id "wing-tip" already',
    ],
    [
      'two complaints with one id',
      tail,
      (body) => (body.complaints[0].id = 'wing-strain'),
      'another complaint has the id "wing-strain" already',
    ],
    [
      'two areas with one id',
      packs,
      (body) => (body.areas[1].id = 'feathered'),
      'another area has the id "feathered" already',
    ],
    [
      'two sources with one id',
      'sources.json',
      (body) => body.sources.push(body.sources[0]),
      'another source has the id "own-rule" already',
    ],
    [
      'two causes with one id',
      'causes.json',
      (body) => body.causes.push({ ...body.causes[1], prevention: [] }),
      'another cause has the id "load" already',
    ],
    ['two regions with one id', tail, (body) => (body.id = 'wing'), 'another region has the id "wing" already'],
    [
      'two exercises with one id',
      fold,
      (body) => (body.id = 'wing-press'),
      'another exercise has the id "wing-press" already',
    ],
    [
      'two countries with one code',
      'emergency-numbers.json',
      (body) => (body.countries[1].country = 'GB'),
      'emergency-numbers.json countries: the country GB stands there twice',
    ],
    [
      'two limits with one id',
      packs,
      (body) => (body.limits[1].id = 'cold-young'),
      'another limit has the id "cold-young" already',
    ],
    [
      'two steps with one id',
      'return-to-hiking.json',
      (body) => (body.steps[1].id = 'hop'),
      'another step has the id "hop" already',
    ],
    [
      'two bands of ages with one id',
      about,
      (body) => (body.ageBands[1].id = 'under-16'),
      'another age band has the id "under-16" already',
    ],
    [
      'two bars with one id',
      packs,
      (body) => (body.heat.notWhen[1].id = 'cold-broken-skin'),
      'another bar has the id "cold-broken-skin" already',
    ],
    [
      'two bands of rest with one id',
      wing,
      (body) => (body.rest[0].id = 'wing-some'),
      'another rest band has the id "wing-some" already',
    ],
    [
      'two questions with one id',
      tail,
      (body) => (body.questions[1].id = 'wing-behaviour'),
      'another question has the id "wing-behaviour" already',
    ],
    [
      'a question called like one that the program makes',
      tail,
      (body) => (body.questions[1].id = 'spot'),
      'another question has the id "spot" already',
    ],
    [
      'two options with one id',
      story,
      (body) => (body.questions[0].options[1].id = 'strain'),
      'has the option "strain" twice',
    ],
    [
      'a danger sign of another list',
      wing,
      (body) => (body.questions[0].options[0].id = 'dizzy'),
      'another list of danger signs has the option "dizzy" already',
    ],
    [
      'an option called none',
      story,
      (body) => (body.questions[4].options[0].id = 'none'),
      '"none" cannot be the id of an option',
    ],
    [
      'an option called not-sure',
      story,
      (body) => (body.questions[0].options[0].id = 'not-sure'),
      '"not-sure" cannot be the id of an option',
    ],
    [
      'an option called yes',
      story,
      (body) => (body.questions[0].options[0].id = 'yes'),
      '"yes" cannot be the id of an option',
    ],
    [
      'an option called no',
      story,
      (body) => (body.questions[0].options[0].id = 'no'),
      '"no" cannot be the id of an option',
    ],
    [
      'a statement called like an exercise',
      wing,
      (body) => (body.seekHelp[0].id = 'wing-fold'),
      'the plan has another line with the id "wing-fold"',
    ],
    [
      'a statement called like an action of a rule',
      wing,
      (body) => (body.seekHelp[0].id = 'wheeze-2'),
      'the plan has another line with the id "wheeze-2"',
    ],
    [
      'a statement called like a line of the program',
      wing,
      (body) => (body.seekHelp[0].id = 'be-seen-within'),
      'the plan has another line with the id "be-seen-within"',
    ],
    [
      'a line that tells to use a pack and does not name it',
      wing,
      (body) => (by(body.complaints, 'wing-strain').care[0].text = 'Use a wrapped cold pack.'),
      'tells to use a pack and does not name it',
    ],
    [
      'a line whose minutes are not those of its words',
      wing,
      (body) =>
        Object.assign(by(body.complaints, 'wing-strain').care[0], {
          text: 'Use a wrapped cold pack for 10 minutes.',
          offers: ['cold'],
          packMinutes: 5,
        }),
      'has packMinutes other than those in its words',
    ],
    [
      'minutes of a pack that is not named',
      wing,
      (body) => (by(body.complaints, 'wing-strain').care[0].packMinutes = 5),
      'has packMinutes and offers no pack',
    ],
    [
      'a pain limit that is not said',
      'return-to-hiking.json',
      (body) => (body.exerciseRules[0].painLimit = 3),
      'exerciseRules[exercise-rule]: sets a pain limit and does not say it',
    ],
    [
      'a pain limit in a rule that is not for exercise',
      'return-to-hiking.json',
      (body) => Object.assign(body.rules[0], { text: 'Keep it at 3 out of 10 or less.', painLimit: 3 }),
      'rules[pain-rule]: sets a pain limit, which counts for nothing here',
    ],
    [
      'a statement said by nobody',
      wing,
      (body) => (body.seekHelp[0].saidBy = ['nowhere']),
      'seekHelp[wing-seek]: is said by "nowhere", which is no statement',
    ],
    [
      'a statement said by itself',
      wing,
      (body) => (body.seekHelp[0].saidBy = ['wing-seek']),
      'is said by "wing-seek", which is the statement itself',
    ],
    [
      'a statement said by one that another one says',
      wing,
      (body) => {
        body.seekHelp[0].saidBy = ['wing-strain-seek'];
        by(body.complaints, 'wing-strain').seekIf[0].saidBy = ['self-care-watch'];
      },
      'is said by "wing-strain-seek", which leaves its words to another',
    ],
    [
      'a call for help said by what is none',
      wing,
      (body) => (body.seekHelp[0].saidBy = ['wing-overview']),
      'is said by "wing-overview", which does not say when to seek help',
    ],
    [
      'a warning said by what is none',
      wing,
      (body) => (by(body.complaints, 'wing-strain').avoid[0].saidBy = ['wing-overview']),
      'is said by "wing-overview", which stands under overview',
    ],
    // Questions
    ['a list without options', story, (body) => (body.questions[4].options = []), 'has no options'],
    [
      'a number with options',
      story,
      (body) => (body.questions[3].options = [{ id: 'much', label: 'Much' }]),
      'has options, but is asked as number',
    ],
    ['a number without a range', story, (body) => (body.questions[3].max = 0), 'takes no numbers'],
    ['a list with a range', story, (body) => (body.questions[4].max = 3), 'has a range, but takes no number'],
    [
      'a number as a danger sign',
      story,
      (body) => (body.questions[3].danger = true),
      'is a danger sign, but a number cannot be "not sure"',
    ],
    [
      'a choice with words for none',
      story,
      (body) => (body.questions[0].none = 'None'),
      'none and atLeastOne are for several',
    ],
    [
      'none where one is needed',
      tail,
      (body) => (body.questions[1].none = 'None'),
      'has words for none, but none is no answer',
    ],
    [
      'unsure on a whole list',
      danger,
      (body) => (body.questions[0].unsure = 'counts-as-yes'),
      'is unsure as a whole list',
    ],
    [
      'unsure where nobody can be',
      story,
      (body) => (body.questions[4].options[0].unsure = 'counts-as-yes'),
      'says what "not sure" counts as, but cannot be answered so',
    ],
    // Conditions
    [
      'a condition on a question that does not exist',
      wing,
      (body) => (body.rules[0].when = is('paws', 'yes')),
      'regions/wing.json rules[wing-hangs].when: there is no question "paws"',
    ],
    [
      'a condition on an option that does not exist',
      wing,
      (body) => (body.rules[0].when = is('wing-signs', 'wing-hangs', 'wing-lost')),
      'the question "wing-signs" has no option "wing-lost"',
    ],
    [
      'a condition on another yes than yes',
      danger,
      (body) => (by(body.rules, 'beak-cold').when = is('beak-cold', 'maybe')),
      'the question "beak-cold" has no option "maybe"',
    ],
    [
      'none where none is no answer',
      tail,
      (body) => (body.complaints[0].fits[0].when = is('tail-use', 'none')),
      'the question "tail-use" has no option "none"',
    ],
    [
      'an option of a number',
      wing,
      (body) => (body.rules[0].when = is('pain', '3')),
      'the question "pain" takes a number and has no options',
    ],
    [
      'a number of a list',
      wing,
      (body) => (body.rules[0].when = { question: 'wing-signs', atLeast: 3 }),
      'the question "wing-signs" takes no number',
    ],
    [
      'a number above what can be answered',
      wing,
      (body) => (body.rest[1].when = { question: 'pain', atLeast: 11 }),
      '11 is outside of what "pain" takes (0 to 10)',
    ],
    [
      'a number below what can be answered',
      wing,
      (body) => (body.rest[1].when = { question: 'pain', atMost: -1 }),
      '-1 is outside of what "pain" takes (0 to 10)',
    ],
    [
      'a rule on what is asked before a pack',
      wing,
      (body) => (body.rules[0].when = is('right-now', 'drowsy')),
      '"right-now" is asked only before a pack',
    ],
    [
      'a question that waits for itself',
      danger,
      (body) => (body.questions[0].askWhen = is('fall-signs', 'bump')),
      'danger-signs.json questions[first-signs]: "first-signs" is asked or shown only after itself',
    ],
    [
      'an option that waits for its own question',
      danger,
      (body) => (body.questions[0].options[0].showWhen = is('first-signs', 'dizzy')),
      '"first-signs" is asked or shown only after itself',
    ],
    [
      'an option that waits for a later question',
      danger,
      (body) => (body.questions[0].options[0].showWhen = { question: 'age', atLeast: 16 }),
      'the option "wheeze" waits for "age", which is asked later',
    ],
    [
      'a rule that can never fire',
      wing,
      (body) => (body.rules[0].when = { all: [is('onset', 'blow'), is('onset', 'strain')] }),
      'regions/wing.json rules[wing-hangs].when: no answers make this hold',
    ],
    [
      'numbers that exclude each other',
      wing,
      (body) =>
        (body.rules[0].when = {
          all: [
            { question: 'pain', atLeast: 6 },
            { question: 'pain', atMost: 5 },
          ],
        }),
      'no answers make this hold',
    ],
    [
      'an answer to a question that is not asked then',
      wing,
      (body) => (body.rules[0].when = { all: [is('course', 'same'), { question: 'days', atMost: 1 }] }),
      'no answers make this hold',
    ],
    [
      'a sign beside none of the signs',
      wing,
      (body) => (body.rest[1].when = { all: [is('effects', 'none'), is('effects', 'limps')] }),
      'no answers make this hold',
    ],
    [
      'a question that nothing hangs on',
      wing,
      (body) => (body.advice = body.advice.filter(({ id }: Loose) => id !== 'wing-left')),
      'story.json place[side]: nothing hangs on the question "side"',
    ],
    [
      'a danger sign that nothing hangs on',
      wing,
      (body) => (body.rules = body.rules.slice(1)),
      'regions/wing.json questions[wing-signs]: nothing follows from the danger sign "wing-hangs"',
    ],
    [
      'a question behind an emergency',
      danger,
      (body) => (body.questions[1].askWhen = is('first-signs', 'wheeze')),
      'danger-signs.json questions[fall-signs]: the interview never comes to "fall-signs"',
    ],
    [
      'a rule that rests on none of the signs',
      wing,
      (body) => (body.rules[3].when = { all: [is('wing-signs', 'none'), is('onset', 'blow')] }),
      'regions/wing.json rules[wing-no-better].when: rests on the absence of a danger sign',
    ],
    [
      'a question that rests on a no',
      danger,
      (body) => (body.questions[1].askWhen = { any: [is('first-signs', 'fallen'), is('beak-cold', 'no')] }),
      'danger-signs.json questions[fall-signs].askWhen: rests on the absence of a danger sign',
    ],
    // Levels
    ['an emergency without a door', danger, (body) => delete body.rules[0].door, 'is an emergency without a door'],
    [
      'a door without an emergency',
      danger,
      (body) => (by(body.rules, 'bump').door = 'go'),
      'has a door, but is no emergency',
    ],
    [
      'days for an emergency',
      danger,
      (body) => (body.rules[0].withinDays = 3),
      'withinDays and noExercise are for soon',
    ],
    [
      'no exercise for urgent',
      danger,
      (body) => (by(body.rules, 'bump').noExercise = true),
      'withinDays and noExercise are for soon',
    ],
    [
      'a rule for self-care',
      danger,
      (body) => (by(body.rules, 'bump').level = 'self-care'),
      '"self-care" is no level of a rule',
    ],
    [
      'a level without words',
      danger,
      (body) => body.levels.pop(),
      'danger-signs.json levels: needs the words of "emergency-call" once',
    ],
    ['a level with words twice', danger, (body) => (body.levels[0].id = 'soon'), 'needs the words of "soon" once'],
    // Sources
    [
      'a source that is not known',
      fold,
      (body) => (body.sources = ['nowhere']),
      'exercises/wing-fold.json /: sources.json has no source "nowhere"',
    ],
    [
      'a source of a cap that is not known',
      packs,
      (body) => (body.cold.capSources = ['nowhere']),
      'cold-and-heat.json cold: sources.json has no source "nowhere"',
    ],
    [
      'a source that carries nothing',
      'sources.json',
      (body) => body.sources.push({ ...body.sources[3], id: 'zoo' }),
      'sources.json sources[zoo]: nothing rests on this source',
    ],
    [
      'a source that cannot be opened',
      'sources.json',
      (body) => delete body.sources[3].url,
      'sources.json sources[wing-guide]: has no address',
    ],
    [
      'a source whose address was cut off',
      'sources.json',
      (body) => (body.sources[3].url = 'https://example.org/article(21'),
      'sources.json sources[wing-guide]: its address has a bracket without its twin',
    ],
    [
      'a statement on weak ground',
      wing,
      (body) => (body.seekHelp[0].sources = ['weak-blog']),
      'regions/wing.json seekHelp[wing-seek]: rests on weak sources alone',
    ],
    [
      'a complaint on weak ground',
      wing,
      (body) => (body.complaints[0].sources = ['weak-blog']),
      'regions/wing.json complaints[wing-strain]: rests on weak sources alone',
    ],
    [
      'a time to recover on weak ground',
      wing,
      (body) => (body.complaints[0].recovery.sources = ['weak-blog']),
      'complaints[wing-strain].recovery: rests on weak sources alone',
    ],
    [
      'an exercise on weak ground',
      fold,
      (body) => (body.sources = ['weak-blog']),
      'exercises/wing-fold.json /: rests on weak sources alone',
    ],
    [
      'a rule for soon without a danger sign on weak ground',
      story,
      (body) => (body.rules[0].sources = ['weak-blog']),
      'story.json rules[rest-pain]: rests on weak sources alone',
    ],
    // Records
    [
      'no number question for the age',
      about,
      (body) => (body.questions[0].id = 'years'),
      'about-you.json questions: needs the number question "age"',
    ],
    [
      'no number question for the days',
      story,
      (body) => (body.questions[1].id = 'since'),
      'story.json questions: needs the number question "days"',
    ],
    [
      'a spot of no region',
      wing,
      (body) => body.complaints[0].spots.push('tail-base'),
      'complaints[wing-strain]: the region has no spot "tail-base"',
    ],
    [
      'a cause that is not known',
      wing,
      (body) => body.complaints[0].causes.push('moon'),
      'complaints[wing-strain]: causes.json has no cause "moon"',
    ],
    [
      'a cause of a region that is not known',
      wing,
      (body) => (body.causes[0].cause = 'moon'),
      'regions/wing.json causes[0]: causes.json has no cause "moon"',
    ],
    [
      'a stretch without a file',
      wing,
      (body) => (body.complaints[0].stretches[0].exercise = 'dive'),
      'there is no exercise "dive"',
    ],
    [
      'a strengthening movement without a file',
      wing,
      (body) => (body.complaints[0].strength[0].exercise = 'dive'),
      'there is no exercise "dive"',
    ],
    [
      'a stop for what does not exist',
      wing,
      (body) => (body.complaints[0].stop = ['dive']),
      'there is no exercise "dive"',
    ],
    [
      'a harder form without a file',
      'exercises/wing-press.json',
      (body) => (body.harder.exercise = 'dive'),
      'exercises/wing-press.json /: there is no exercise "dive"',
    ],
    [
      'an easier form without a file',
      fold,
      (body) => (body.easier.exercise = 'dive'),
      'exercises/wing-fold.json /: there is no exercise "dive"',
    ],
    [
      'a line that asks for an exercise without a file',
      wing,
      (body) => (by(body.complaints, 'wing-strain').care[0].asks = ['dive']),
      'asks for an exercise "dive" that there is not',
    ],
    [
      'a step that asks for an exercise without a file',
      'return-to-hiking.json',
      (body) => (body.steps[0].instead = { of: ['wing-fold', 'dive'], what: 'Glide.' }),
      'return-to-hiking.json steps[hop].instead: asks for an exercise "dive" that there is not',
    ],
    [
      'a stretch that is stopped',
      wing,
      (body) => (body.complaints[0].stop = ['wing-fold']),
      'offers "wing-fold" and stops it',
    ],
    [
      'a strengthening movement that is stopped',
      wing,
      (body) => (body.complaints[0].stop = ['wing-press']),
      'offers "wing-press" and stops it',
    ],
    [
      'a dose without a number',
      fold,
      (body) => (body.dose = { perSide: true, sets: 2 }),
      'exercises/wing-fold.json dose: says neither how long nor how often',
    ],
    [
      'a spot in no area',
      wing,
      (body) => (body.spots[0].area = 'paw'),
      'regions/wing.json spots[wing-tip]: cold-and-heat.json has no area "paw"',
    ],
    [
      'no area for everywhere else',
      packs,
      (body) => body.areas.pop(),
      'cold-and-heat.json areas: needs the area "elsewhere"',
    ],
    [
      'a region without a fallback',
      wing,
      (body) => delete body.general,
      'regions/wing.json general: names no complaint of this region',
    ],
    [
      'a fallback of another region',
      wing,
      (body) => (body.general = 'tail-unclear'),
      'names no complaint of this region',
    ],
    [
      'bands of rest that end with a condition',
      wing,
      (body) => body.rest.pop(),
      'regions/wing.json rest: only the last band may be without "when", and it must be',
    ],
    [
      'a band of rest that hides the next',
      wing,
      (body) => delete body.complaints[0].rest[0].when,
      'complaints[wing-strain].rest: only the last band may be without "when"',
    ],
    [
      'nobody who says how much to rest',
      tail,
      (body) => (body.rest = []),
      'regions/tail.json complaints[tail-ache]: nobody says how much to rest',
    ],
    [
      'days of rest that run backwards',
      wing,
      (body) => (body.rest[0].days = { from: 5, to: 4 }),
      'rest[wing-much].days: ends before it begins',
    ],
    [
      'a recovery that runs backwards',
      wing,
      (body) => (body.complaints[0].recovery.from = 7),
      'complaints[wing-strain].recovery: ends before it begins',
    ],
    [
      'a second date before the first',
      wing,
      (body) => (body.complaints[0].checkAfter.notGoneDays = 13),
      'complaints[wing-strain].checkAfter: ends before it begins',
    ],
    [
      'a use with nothing to say',
      packs,
      (body) => body.cold.uses.pop(),
      'cold-and-heat.json cold.uses: says nothing about the use "no"',
    ],
    [
      'a use of the other pack',
      packs,
      (body) => (body.heat.uses[0].use = 'optional'),
      'has the use "optional", which heat does not know',
    ],
    [
      'cold for 21 minutes',
      packs,
      (body) => (body.cold.capMinutes = 21),
      'cold-and-heat.json cold.capMinutes: 21 minutes of cold are not allowed',
    ],
    [
      'heat for 11 minutes',
      packs,
      (body) => (body.heat.capMinutes = 11),
      'cold-and-heat.json heat.capMinutes: 11 minutes of heat are not allowed',
    ],
    ['a pack for no time', packs, (body) => (body.cold.capMinutes = 0), '0 minutes of cold are not allowed'],
    [
      'an area with 21 minutes of cold',
      packs,
      (body) => (body.areas[0].coldMinutes = 21),
      'areas[feathered].coldMinutes: 21 minutes of cold are not allowed',
    ],
    [
      'an area with up to 21 minutes of cold',
      packs,
      (body) => (body.areas[1].coldMostMinutes = 21),
      'areas[bare].coldMostMinutes: 21 minutes of cold are not allowed',
    ],
    [
      'an area with 11 minutes of heat',
      packs,
      (body) => (body.areas[0].heatMinutes = 11),
      'areas[feathered].heatMinutes: 11 minutes of heat are not allowed',
    ],
    [
      'a limit of 11 minutes of heat',
      packs,
      (body) => (body.limits[1].minutes = 11),
      'limits[heat-egg].minutes: 11 minutes of heat are not allowed',
    ],
    [
      'a default above the most of its area',
      packs,
      (body) => (body.areas[1].coldMinutes = 13),
      'areas[bare]: its default is above its own limit',
    ],
    [
      'a default above the cap of the file',
      packs,
      (body) => (body.heat.capMinutes = 9),
      'areas[feathered]: its default is above its own limit',
    ],
    [
      'usual times above the most',
      packs,
      (body) => (body.heat.timesPerDay = 2),
      'cold-and-heat.json heat.usualTimesPerDay: the usual times a day are more than the most',
    ],
    [
      'an age inside a band',
      danger,
      (body) => (by(body.rules, 'bump-old').when.all[1].atLeast = 60),
      'danger-signs.json rules[bump-old].when: no band of ages begins at 60',
    ],
    [
      'an age just past the end of a band',
      about,
      (body) => (body.routingOnly.when.atMost = 16),
      'about-you.json routingOnly.when: no band of ages begins at 17',
    ],
    [
      'bands of ages that run backwards',
      about,
      (body) => body.ageBands.reverse(),
      'about-you.json ageBands: must begin at the least age and run upwards',
    ],
    [
      'bands of ages that begin too late',
      about,
      (body) => (body.ageBands[0].from = 2),
      'must begin at the least age and run upwards',
    ],
    // Words
    [
      'a placeholder that nothing fills',
      wing,
      (body) => (body.seekHelp[0].text = 'See your {doctor}.'),
      'regions/wing.json seekHelp[wing-seek].text: nothing fills {doctor}',
    ],
    [
      'a placeholder that does not end',
      wing,
      (body) => (body.seekHelp[0].text = 'See your {family-doctor'),
      'nothing fills {family-doctor',
    ],
    [
      'a placeholder in a label',
      wing,
      (body) => (body.questions[0].options[0].label = 'See your {doctor}'),
      'questions[wing-signs].options[wing-hangs].label: nothing fills {doctor}',
    ],
    [
      'a diagnosis',
      wing,
      (body) => (body.seekHelp[0].text = 'You have a strain.'),
      'regions/wing.json seekHelp[wing-seek].text: says "You have a"',
    ],
    [
      'the word diagnosis',
      wing,
      (body) => (body.rules[0].reason = 'This diagnosis is sure.'),
      'rules[wing-hangs].reason: says "diagnos"',
    ],
    ['a guarantee', wing, (body) => (body.seekHelp[0].text = 'It is guaranteed to heal.'), 'says "guarantee"'],
    ['a cure', wing, (body) => (body.seekHelp[0].text = 'Cold cures it.'), 'says "cures"'],
    [
      'stretching through',
      fold,
      (body) => (body.steps[0] = 'Stretch through the pain.'),
      'exercises/wing-fold.json steps[0]: says "Stretch through"',
    ],
    [
      'a dose in milligrams',
      about,
      (body) => (body.painkillers[0].text = 'Take 400 mg.'),
      'painkillers[painkillers-ask].text: says "400 mg"',
    ],
    ['a dose in tablets', about, (body) => (body.painkillers[0].text = 'Take two tablets.'), 'says "two tablets"'],
    [
      'tablets of something',
      about,
      (body) => (body.painkillers[0].text = 'Take tablets of anything.'),
      'says "tablets of"',
    ],
    ['nothing serious', wing, (body) => (body.seekHelp[0].text = 'It is nothing serious.'), 'says "nothing serious"'],
    [
      'a phrase in an answer to a question',
      wing,
      (body) => (body.faq[0].question = 'Is there a cure?'),
      'faq[wing-faq].question: says "cure"',
    ],
    [
      'a phrase in the note of an exercise',
      wing,
      (body) => (body.complaints[0].strength[0].note = 'A cure.'),
      'complaints[wing-strain].strength[0].note: says "cure"',
    ],
    [
      'a phrase in the note of the number for everywhere else',
      'emergency-numbers.json',
      (body) => (body.fallback.note = 'A cure.'),
      'emergency-numbers.json fallback.note: says "cure"',
    ],
    [
      'cold for 25 minutes in words',
      packs,
      (body) => (body.cold.how[0].text = 'Leave it on for 25 minutes.'),
      'cold-and-heat.json cold.how[cold-how].text: names 25 minutes; 20 is the most',
    ],
    [
      'heat for 15 minutes in words',
      packs,
      (body) => (body.heat.how[0].text = 'Leave it on for 10 to 15 minutes.'),
      'names 15 minutes; 10 is the most',
    ],
    [
      'cold for half an hour',
      wing,
      (body) => (body.complaints[0].care[0].text = 'Put ice on it for half an hour.'),
      'names 30 minutes; 20 is the most',
    ],
    [
      'heat for an hour',
      wing,
      (body) => (body.complaints[0].care[0].text = 'Heat for an hour helps.'),
      'names 60 minutes; 10 is the most',
    ],
    [
      'cold for thirty minutes',
      wing,
      (body) => (body.complaints[0].care[0].text = 'Put ice on it for thirty minutes.'),
      'names 25 minutes; 20 is the most',
    ],
    [
      'a 30-minute pack',
      wing,
      (body) => (body.advice[0].text = 'A 30-minute pack eases it.'),
      'names 30 minutes; 20 is the most',
    ],
  ];
  it.each(cases)('finds %s, and says what to do', (_, file, change, message) => {
    const lines = said(file, change);
    expect(
      lines.filter((line) => line.includes(message)),
      lines.join('\n'),
    ).not.toEqual([]);
    for (const { tip } of checkData(tinyRawWith(file, change))) expect(tip).toMatch(/^[A-Z].{5,}\.$/);
  });

  const fine: readonly (readonly [string, string, (body: Loose) => void])[] = [
    ['a danger rule on weak ground', danger, (body) => (body.rules[0].sources = ['weak-blog'])],
    [
      'a rule for soon about a danger sign on weak ground',
      danger,
      (body) => (by(body.rules, 'dizzy').sources = ['weak-blog']),
    ],
    ['weak ground beside firm ground', wing, (body) => (body.seekHelp[0].sources = ['weak-blog', 'wing-guide'])],
    [
      'an ordinary answer called like a danger sign',
      wing,
      (body) => by(body.questions, 'wing-behaviour').options.push({ id: 'dizzy', label: 'Dizzy in a turn' }),
    ],
    ['our own rule alone', wing, (body) => (body.seekHelp[0].sources = ['own-rule'])],
    ['none of an ordinary list', wing, (body) => (body.rules[3].when.all[2] = is('effects', 'none'))],
    ['the least number that can be answered', wing, (body) => (body.rest[1].when = { question: 'pain', atMost: 0 })],
    [
      'the greatest number that can be answered',
      wing,
      (body) => (body.rest[1].when = { question: 'pain', atLeast: 10 }),
    ],
    [
      'the four placeholders',
      wing,
      (body) => (body.seekHelp[0].text = '{emergency-number} {urgent-line} {family-doctor} {emergency-department}'),
    ],
    ['"if you have a"', wing, (body) => (body.seekHelp[0].text = 'Tell them if you have a new feather.')],
    ['a word that holds "cure"', wing, (body) => (body.seekHelp[0].text = 'Secure the strap.')],
    [
      'cold for 20 minutes',
      wing,
      (body) =>
        Object.assign(body.complaints[0].care[0], {
          text: 'Put ice on it for 15 to 20 minutes.',
          offers: ['cold'],
          packMinutes: 20,
        }),
    ],
    [
      'heat for 10 minutes',
      wing,
      (body) =>
        Object.assign(body.complaints[0].care[0], {
          text: 'A warm pack for 10 minutes.',
          offers: ['heat'],
          packMinutes: 10,
        }),
    ],
    [
      'a line that forbids a pack',
      wing,
      (body) => (body.complaints[0].care[0].text = 'No ice on skin that feels less.'),
    ],
    ['a walk of 30 minutes', wing, (body) => (body.complaints[0].care[0].text = 'Glide for 30 minutes.')],
    [
      'skin that is numb for 30 minutes',
      packs,
      (body) => (body.cold.stopIf[0].text = 'Numb for over 30 minutes afterwards: no more cold.'),
    ],
    [
      'a region without complaints',
      tail,
      (body) => {
        body.complaints = [];
        delete body.general;
        body.questions = body.questions.filter(({ id }: Loose) => id !== 'tail-use');
      },
    ],
    ['what only reviewers read', danger, (body) => (body.rules[0].note = 'The diagnosis is {open}.')],
    ['equal ends', wing, (body) => (body.rest[0].days = { from: 4, to: 4 })],
    [
      'a line that asks for an exercise with a file',
      wing,
      (body) => (by(body.complaints, 'wing-strain').care[0].asks = ['wing-fold']),
    ],
  ];
  it.each(fine)('lets pass %s', (_, file, change) => {
    expect(said(file, change)).toEqual([]);
  });

  it('does not hang on questions that wait for each other', () => {
    const lines = said(danger, (body) => {
      body.questions[0].askWhen = is('fall-signs', 'bump');
      body.questions[1].askWhen = is('first-signs', 'fallen');
    });
    expect(lines.filter((line) => line.includes('only after itself'))).toHaveLength(2);
  });
});
