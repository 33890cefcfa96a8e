import { fdatasyncSync, writeSync } from 'node:fs';
import { codeOf } from './system-errors.ts';

/** What a file system says that knows no second name for a file. */
export const NO_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EXDEV'];

/** What a file system says that cannot be waited for: it has taken the text all the same. */
const NO_WAITING: readonly string[] = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/**
 * Writes a text in one write and returns when the disk has it. False where the disk took a part of it only, being full.
 * Throws what the system says where it took nothing.
 */
export function writeDurably(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text);
  if (writeSync(descriptor, bytes, 0, bytes.length) !== bytes.length) return false;
  try {
    fdatasyncSync(descriptor);
  } catch (error) {
    if (!NO_WAITING.includes(codeOf(error) ?? '')) throw error;
  }
  return true;
}
