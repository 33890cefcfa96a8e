import { distinct } from '../text.ts';
import { compareLevels, type Door, type Level } from '../triage.ts';

/** A danger sign as it is named to everybody who looks something up. */
export interface DangerSign {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  /** The level that the sign gives by itself; null where that hangs on what comes with it. */
  readonly level: Level | null;
  readonly door: Door | null;
  /** Whom it is asked, where that is not everybody, such as "age 17 or less". */
  readonly when: string | null;
  readonly sources: readonly string[];
}

/**
 * The danger signs of everybody, or of one region, ready to be listed. The rules of a region may say something of
 * everybody's signs as well: that counts wherever the region is looked up. The build makes the sheets of the shipped data.
 */
export interface SignSheet {
  /** The region, or "everybody". */
  readonly id: string;
  readonly signs: readonly DangerSign[];
  /** What the rules of this sheet say of everybody's signs, sign by sign; null for nothing. */
  readonly ofEverybody: readonly (Said | null)[];
}

/** What rules say of a sign. */
export interface Said {
  /** The worst level of the rules for which the sign is enough; null where there is no such rule. */
  readonly level: Level | null;
  readonly door: Door | null;
  /** The sources of the rules for which the sign is enough; else of those that it has a part in. */
  readonly sources: readonly string[];
  /** By question behind the sign: the sources of the rules that hang on it. Empty where the sign is enough. */
  readonly behind: readonly (readonly [question: string, sources: readonly string[]])[];
}

export const EVERYBODY = 'everybody';

/** The danger signs of everybody, as all these sheets see them (everybody's is the first), then those of the regions `shown`. */
export function listSigns(sheets: readonly SignSheet[], shown: readonly string[]): readonly DangerSign[] {
  const general = sheets[0]?.signs.map((sign, place) => ({
    ...sign,
    ...together(sheets.flatMap((sheet) => sheet.ofEverybody[place] ?? [])),
  }));
  return [...(general ?? []), ...sheets.slice(1).flatMap(({ id, signs }) => (shown.includes(id) ? signs : []))];
}

/** What several say of a sign: the worst level counts, and only who has none looks at what is behind. */
export function together(said: readonly Said[]): Pick<DangerSign, 'level' | 'door' | 'sources'> {
  const enough = said.filter(({ level }) => level !== null);
  const worst = enough.reduce<Said | undefined>(
    (a, b) => (a?.level == null || b.level == null || compareLevels(b.level, a.level) > 0 ? b : a),
    undefined,
  );
  const related = enough.length > 0 ? enough : said;
  const behind = said.flatMap((part) => part.behind);
  const later = distinct(behind, ([question]) => question).flatMap(([question]) =>
    behind.filter(([other]) => other === question).flatMap(([, sources]) => sources),
  );
  const sources = [...related.flatMap((part) => part.sources), ...(enough.length > 0 ? [] : later)];
  return { level: worst?.level ?? null, door: worst?.door ?? null, sources: [...new Set(sources)] };
}
