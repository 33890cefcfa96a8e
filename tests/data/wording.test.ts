// How the shipped data speaks: short plain sentences, about the reading age of eleven. Reading ease is Flesch's, by the
// packages flesch and syllable; it is a rough measure, so it is asked of whole files, and of single texts only loosely.

import { flesch } from 'flesch';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { type Part, takeApart } from '../../src/core/data-checks/parts.ts';
import { sentencesOf } from '../../src/core/data-checks/wording.ts';
import { toRawData } from '../../src/shell/raw-files.ts';
import { realFiles } from '../fixtures/load.ts';

/** The most words of a sentence. */
const MOST_WORDS = 20;
/** "Fairly easy" on Flesch's scale, about the reading age of eleven to twelve. */
const LEAST_EASE = 70;

/** Names and lists of words, and what is said to reviewers, are no sentences. */
const NO_SENTENCE = ['name', 'medicalName', 'unit', 'none', 'needs', 'emergencyDepartment', 'familyDoctor'];

const texts = takeApart(toRawData(realFiles)).texts.filter((part) => !NO_SENTENCE.includes(part.key));
const files = [...new Set(texts.map(({ file }) => file))];

function wordsOf(sentence: string): readonly string[] {
  // What a country fills in counts as one word.
  return sentence.replace(/\{[^}]*\}/g, 'doctor').match(/[\p{L}\d][\p{L}\d'’.,%-]*/gu) ?? [];
}

function ease(parts: readonly Part<string>[]): number {
  const sentences = parts.flatMap(({ value }) => sentencesOf(value));
  const words = sentences.flatMap(wordsOf);
  return flesch({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  });
}

describe.each(files)('%s', (file) => {
  const parts = texts.filter((part) => part.file === file);

  it('has no sentence of more than 20 words', () => {
    const long = parts.flatMap(({ field, value }) =>
      sentencesOf(value)
        .filter((sentence) => wordsOf(sentence).length > MOST_WORDS)
        .map((sentence) => `${field} (${wordsOf(sentence).length}): ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it('is fairly easy to read', () => {
    expect(ease(parts)).toBeGreaterThanOrEqual(LEAST_EASE);
  });

  it('has no typing slips: double spaces, double stops, spaces before a stop', () => {
    const slips = parts.filter(({ value }) => / {2}|\.\.(?!\.)| [.,;:!?](?:\s|$)|\s$|^\s/.test(value));
    expect(slips.map(({ field, value }) => `${field}: ${value}`)).toEqual([]);
  });
});

describe('the measure', () => {
  it('finds a leaflet harder than plain words', () => {
    const part = (value: string): Part<string> => ({ file: '', field: '', key: 'text', value });
    const plain = ease([part('Rest the leg. Walk a little each day.')]);
    const leaflet = ease([
      part('Immobilisation of the affected extremity is recommended pending radiological evaluation.'),
    ]);
    expect(plain).toBeGreaterThan(LEAST_EASE);
    expect(leaflet).toBeLessThan(0);
  });
});
