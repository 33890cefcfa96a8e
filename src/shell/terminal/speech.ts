import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { stripControls } from '../render/layout.ts';
import type { RunningProgram, World } from '../world.ts';

/** Says sentences aloud, as far as this machine can. */
export interface Speech {
  /** Begins to speak and does not wait. A sentence that is still being spoken is broken off. Never fails. */
  say(text: string): void;
}

/** A program that speaks: how it is given the text. */
interface Speaker {
  readonly program: string;
  readonly args: (text: string) => readonly string[];
  readonly env?: (text: string) => Readonly<Record<string, string>>;
}

/** The text comes by the environment: in the script itself it would be code. */
const WINDOWS_SCRIPT =
  'Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($env:HIKECARE_TEXT)';

const ON_MACOS: Speaker = { program: 'say', args: (text) => [text] };
const ON_WINDOWS: Speaker = {
  program: 'powershell.exe',
  args: () => ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_SCRIPT],
  env: (text) => ({ HIKECARE_TEXT: text }),
};
/** The first speaks with the voice and the speed that are set for the desktop; it waits, so that it can be broken off. */
const ELSEWHERE: readonly Speaker[] = [
  { program: 'spd-say', args: (text) => ['--wait', text] },
  { program: 'espeak-ng', args: (text) => [text] },
  { program: 'espeak', args: (text) => [text] },
];

const NO_SPEAKER = 'Nothing is said aloud: no program that speaks was found (such as spd-say or espeak-ng).';

/** Looks for a program that speaks. Where there is none, or it does not start, one sentence says so, once. */
export async function openSpeech(
  world: World,
  tell: (sentence: string) => void = (sentence) => world.stderr.write(`${sentence}\n`),
): Promise<Speech> {
  const speaker = speakersOn(world.platform).find(({ program }) => isOnPath(program, world.env));
  if (speaker === undefined) {
    tell(NO_SPEAKER);
    return { say: () => {} };
  }
  let broken = false;
  let speaking: Promise<RunningProgram> | undefined;
  return {
    say: (text) => {
      if (broken) return;
      void speaking?.then((program) => program.stop());
      const words = speakable(text);
      speaking = world.run(speaker.program, speaker.args(words), speaker.env?.(words));
      void speaking.then(async ({ ended }) => {
        const problem = await ended;
        if (problem === undefined || broken) return;
        broken = true;
        tell(`Nothing is said aloud: ${problem}`);
      });
    },
  };
}

function speakersOn(platform: World['platform']): readonly Speaker[] {
  if (platform === 'darwin') return [ON_MACOS];
  return platform === 'win32' ? [ON_WINDOWS] : ELSEWHERE;
}

/** A sentence in one line. Signs that the programs take for options or for commands to the voice are left out. */
function speakable(text: string): string {
  return stripControls(text.replace(/\s+/g, ' '))
    .replace(/[[\]<>]/g, '')
    .replace(/^[-\s]+/, '');
}

/** True where the program can be started by its name alone. */
function isOnPath(program: string, env: World['env']): boolean {
  // An empty or relative folder means where one stands, and a program from there is none that was installed.
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.some((folder) => isProgram(join(folder, program)));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
