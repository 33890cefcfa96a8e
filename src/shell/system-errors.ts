// What the system says when a file cannot be read or written.

/** The code of a system error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'that is not allowed'],
  ['EPERM', 'that is not allowed'],
  ['EROFS', 'the disk can only be read'],
  ['ENOTDIR', 'a file stands where a folder should be'],
  ['EEXIST', 'a file stands where a folder should be'],
  ['ENOENT', 'its folder cannot be made'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'it is a link'],
  ['ENXIO', 'it is no plain file'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your share of the disk is full'],
  ['EFBIG', 'the file may not grow any more'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

/** What went wrong with a file, in plain words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.get(code ?? '') ?? (code === undefined ? 'it failed' : `it failed (${code})`);
}
