// Builds src/ into dist/: a small CommonJS core (main.cjs) and one CommonJS chunk for every module that is
// imported lazily. CommonJS because entering through ES modules costs Node 20 about 10 ms on every start;
// chunks because loading what a command does not need is most of the time a command-line tool takes.
//
// esbuild cannot split CommonJS by itself. So a dynamic `import('./x.ts')` is left out of the bundle it stands in,
// becomes `require('./x.cjs')`, and x.ts is bundled afterwards in the same way, until no lazy import is left.
// A module used by two chunks is in both: module-level state and `instanceof` do not reach across chunks.
//
// --sizes prints the size of every chunk. --if-possible does nothing, successfully, where esbuild is not installed.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'src');
const target = join(root, 'dist');

const esbuild = await import('esbuild').catch(() => {
  console.error('The build needs the development packages: run `npm ci --include=dev`.');
  // npm also runs "prepare" when `npx hikecare` is first called in a clone. If it failed there, before `npm ci`, npx
  // would keep a half-made folder and fail for ever after; so it succeeds, and bin/hikecare.js says what to do.
  process.exit(process.argv.includes('--if-possible') ? 0 : 1);
});

// Brought by a package, never used by this program, and most of the package's weight: all prompts of inquirer but the
// list (the editor's brings tables of old character sets), what conf would check a schema and migrate versions with,
// neither of which we give it, and chalk's own look at the environment, which ends the program where FORCE_COLOR is -1.
const LEFT_OUT = [
  { path: /^@inquirer\/(checkbox|confirm|editor|expand|input|number|password|search|select)$/, from: /./ },
  { path: /^(ajv(-formats)?($|\/)|semver$)/, from: /[\\/]node_modules[\\/]conf[\\/]/ },
  { path: /^#supports-color$/, from: /[\\/]node_modules[\\/]chalk[\\/]/ },
];

/** Name of the file in dist/ (without extension) for a module of src/: its path, flattened. */
function chunkName(file) {
  const inside = relative(source, file);
  if (inside.startsWith('..')) throw new Error(`${file} is imported lazily but lies outside src/`);
  return inside
    .split(sep)
    .join('-')
    .replace(/\.[cm]?[jt]s$/, '');
}

/** Turns lazy relative imports of src/ into references to other chunks, and reports each of them to `found`. */
function lazyChunks(found) {
  return {
    name: 'lazy-chunks',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, (args) => {
        const fromSource = !args.importer.includes(`${sep}node_modules${sep}`);
        if (args.kind !== 'dynamic-import' || !fromSource) return undefined;
        const file = resolve(args.resolveDir, args.path);
        if (!existsSync(file)) return { errors: [{ text: `No file ${relative(root, file)}` }] };
        found(file);
        return { path: `./${chunkName(file)}.cjs`, external: true };
      });
      for (const { path, from } of LEFT_OUT) {
        build.onResolve({ filter: path }, (args) =>
          from.test(args.importer) ? { path: args.path, namespace: 'left-out' } : undefined,
        );
      }
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
        // CommonJS, so that whatever name is imported is there, and says so when it is used.
        contents: `const leftOut = () => { throw new Error('${path} is left out of the build'); };
          module.exports = new Proxy({ default: leftOut }, { get: (own, name) => own[name] ?? leftOut });`,
      }));
      // Packages written as ES modules may ask for import.meta.url, which CommonJS lacks. Worked out only if asked for.
      build.onResolve({ filter: /^import-meta-url$/ }, () => ({ path: 'import-meta-url', namespace: 'built' }));
      build.onLoad({ filter: /.*/, namespace: 'built' }, () => ({
        contents: `import { pathToFileURL } from 'node:url';
          export const __importMetaUrl = /* @__PURE__ */ (() => pathToFileURL(__filename).href)();`,
      }));
    },
  };
}

/** Bundles the entry, then whatever it imports lazily, and so on. Returns the files by name, and esbuild's metafiles. */
async function bundle(firstEntry) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = new Map();
  const metafiles = [];
  const done = new Map();
  let wave = [firstEntry];
  while (wave.length > 0) {
    const next = new Set();
    for (const file of wave) {
      const twin = done.get(chunkName(file));
      if (twin) throw new Error(`${file} and ${twin} would both be built to ${chunkName(file)}.cjs: rename one`);
      done.set(chunkName(file), file);
    }
    const { metafile, outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: wave.map((file) => ({ in: file, out: chunkName(file) })),
      outdir: target,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20.19',
      // A CommonJS `import()` starts Node's whole ES module loader; `require` in a promise does not.
      supported: { 'dynamic-import': false },
      minify: true,
      legalComments: 'none',
      inject: ['import-meta-url'],
      define: {
        'import.meta.url': '__importMetaUrl',
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
        HIKECARE_VERSION: JSON.stringify(version),
      },
      metafile: true,
      write: false,
      logLevel: 'warning',
      plugins: [lazyChunks((file) => next.add(file))],
    });
    metafiles.push(metafile);
    for (const { path, contents } of outputFiles) files.set(basename(path), Buffer.from(contents));
    wave = [...next].filter((file) => done.get(chunkName(file)) !== file).sort();
  }
  return { files, metafiles };
}

/** Folders of the packages of which at least one byte ended up in a bundle, by path. */
function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
        if (folder && bytesInOutput > 0) folders.add(join(root, folder));
      }
    }
  }
  return [...folders];
}

/** The licence texts that the bundled packages ask to be kept with copies of them. Throws where one has none. */
function licences(folders) {
  const texts = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(un)?licen[cs]e(\.|-|$)/i.test(entry));
    if (!file) throw new Error(`${name} ${version} (${license}) brings no licence text: it cannot be bundled`);
    const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
    texts.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${text}\n`);
  }
  const sorted = [...texts.keys()].sort().map((key) => texts.get(key));
  return ['The program hikecare holds code of the following packages.\n', ...sorted].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Makes dist/ hold these files and no others. Each is replaced whole, so that a program running from there survives. */
function put(files) {
  for (const [name, contents] of files) {
    const file = join(target, name);
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file) && readFileSync(file).equals(contents)) continue;
    writeFileSync(`${file}.${process.pid}`, contents);
    renameSync(`${file}.${process.pid}`, file);
  }
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const name = relative(target, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isFile() && !files.has(name) && !/\.\d+$/.test(name)) rmSync(join(target, name));
  }
}

const entry = join(source, 'main.ts');
if (!existsSync(entry)) {
  console.error('Nothing to build: src/main.ts is missing.');
  process.exit(1);
}
const { files, metafiles } = await bundle(entry).catch((error) => {
  // esbuild has told its own errors already.
  if (!Array.isArray(error.errors)) throw error;
  process.exit(1);
});
files.set('THIRD-PARTY-LICENSES.txt', Buffer.from(licences(bundledPackages(metafiles))));
const { shippedData } = await import('./ship-data.mjs');
for (const [name, contents] of await shippedData(root)) files.set(name, contents);
put(files);
if (process.argv.includes('--sizes')) {
  for (const [name, contents] of files) console.log(`${name} ${contents.length}`);
}
