// The data of the program several times over: copies of all regions and exercises under other ids, so that the whole is a
// sound data folder (a test says so) that is as much larger as asked for.

/** Fields that hold ids of what is copied: one, or a list of them. */
const REFERENCES = ['exercise', 'spots', 'stop', 'general', 'complaint', 'complaints', 'region', 'regions'];
/** Fields that hold no ids. */
const WORDS = [
  'text',
  'name',
  'medicalName',
  'words',
  'label',
  'hint',
  'ask',
  'why',
  'reason',
  'note',
  'covers',
  '$schema',
];

/**
 * The files of a data folder (by path, parsed) with all regions and exercises this many times in all; with `sources` what
 * they cite stands as many times in the bibliography, and each copy cites its own. The first of each is the one that was there.
 */
export function grownData(files, times, { sources = false } = {}) {
  const copied = [...files].filter(([path]) => path.startsWith('regions/') || path.startsWith('exercises/'));
  const ids = idsOf(copied.map(([, body]) => body));
  const cited = sources ? sourcesOf(copied.map(([, body]) => body)) : new Set();
  const grown = new Map(files);
  for (let copy = 2; copy <= times; copy += 1) {
    const renamed = (id) => `${id}-x${copy}`;
    for (const [path, body] of copied) {
      grown.set(path.replace(/\.json$/, `-x${copy}.json`), withIds(body, { ids, cited, renamed }));
    }
  }
  if (sources) {
    const list = files.get('sources.json').sources;
    const copies = Array.from({ length: times - 1 }, (_, place) =>
      list.filter(({ id }) => cited.has(id)).map((source) => ({ ...source, id: `${source.id}-x${place + 2}` })),
    );
    grown.set('sources.json', { ...files.get('sources.json'), sources: [...list, ...copies.flat()] });
  }
  return grown;
}

/** All ids that the files give: of anything, and those of the questions and of the dangers among them. */
function idsOf(bodies) {
  const ids = { all: new Set(), questions: new Set(), dangers: new Set() };
  const walk = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.id === 'string') ids.all.add(value.id);
    if (typeof value.ask === 'string') ids.questions.add(value.id);
    if (value.danger === true) ids.dangers.add(value.id);
    for (const inner of Object.values(value)) walk(inner);
  };
  for (const body of bodies) walk(body);
  return ids;
}

/** The ids of all sources that the files cite. */
function sourcesOf(bodies) {
  const cited = new Set();
  const walk = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const id of Array.isArray(value.sources) ? value.sources : []) cited.add(id);
    for (const inner of Object.values(value)) walk(inner);
  };
  for (const body of bodies) walk(body);
  return cited;
}

/**
 * A copy with every id renamed that the copied files give. Options of a list of danger signs are renamed as well, as they
 * differ over all files; those of other questions stand for themselves.
 */
function withIds(value, { ids, cited, renamed }) {
  const own = (id) => (ids.all.has(id) ? renamed(id) : id);
  const each = (inner, rename) => (Array.isArray(inner) ? inner.map(rename) : rename(inner));
  const answersTo = (question) => {
    if (ids.dangers.has(question)) return own;
    return question === 'region' || question === 'spot' ? own : (answer) => answer;
  };
  const copy = (part, inDanger) => {
    if (Array.isArray(part)) return part.map((inner) => copy(inner, inDanger));
    if (typeof part !== 'object' || part === null) return part;
    const isOption = typeof part.label === 'string' && part.area === undefined;
    const entries = Object.entries(part).map(([key, inner]) => {
      if (WORDS.includes(key)) return [key, inner];
      if (key === 'id') return [key, isOption && !inDanger ? inner : renamed(inner)];
      if (key === 'question') return [key, ids.questions.has(inner) ? renamed(inner) : inner];
      if (key === 'is') return [key, each(inner, answersTo(part.question))];
      if (key === 'sources') return [key, each(inner, (id) => (cited.has(id) ? renamed(id) : id))];
      if (REFERENCES.includes(key) && holdsIds(inner)) return [key, each(inner, own)];
      return [key, copy(inner, inDanger || (key === 'options' && part.danger === true))];
    });
    return Object.fromEntries(entries);
  };
  return copy(value, false);
}

function holdsIds(value) {
  return typeof value === 'string' || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));
}
