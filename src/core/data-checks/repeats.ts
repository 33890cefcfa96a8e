import type { Statement } from '../data-types.ts';
import { statementParts } from './ids.ts';
import { type Known, type Part, type Problem, problem } from './parts.ts';

/** Where it is said when to seek help. */
const HELP = ['watchFor', 'seekHelp', 'seekIf'];
/** Where it is said what to leave. */
const WARNING = ['doNot', 'avoid', 'painkillers'];

/** What a statement leaves its words to is a statement that is said whenever it is in a plan, and no less a call for help. */
export function repeatsAreSaidElsewhere(known: Known): readonly Problem[] {
  const statements = statementParts(known);
  const byId = new Map(statements.map((part) => [part.value.id, part]));
  return statements.flatMap((part) =>
    (part.value.saidBy ?? []).flatMap((id) => {
      const wrong = whyNot(part, byId.get(id));
      return wrong === undefined ? [] : [problem(part, `is said by "${id}", which ${wrong[0]}`, wrong[1])];
    }),
  );
}

function whyNot(part: Part<Statement>, other: Part<Statement> | undefined): readonly [string, string] | undefined {
  if (other === undefined) return ['is no statement', 'Name a statement that says as much.'];
  if (other === part) return ['is the statement itself', 'Name another one.'];
  if (other.value.saidBy !== undefined)
    return ['leaves its words to another', 'Name that other one: a plan must keep one of them.'];
  if (HELP.includes(part.key) && !HELP.includes(other.key))
    return ['does not say when to seek help', 'Let it stand: whoever looks for help looks in one place.'];
  if (WARNING.includes(part.key) && other.key !== part.key)
    return [`stands under ${other.key}`, `Let it stand: what belongs under ${part.key} is looked for there.`];
  return undefined;
}
