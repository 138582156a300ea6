import { readFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';

/** `libs/api-client/access.json`, as the API writes it of its own policies. */
interface AccessDocument {
  routes: Record<string, string>;
  events: Record<string, string>;
  verdicts: Record<string, Record<string, string>>;
}

export const ACCESS_PAGE = 'docs/security/access-matrix.md';

const SIGNS: Record<string, string> = {
  allowed: 'yes',
  unauthenticated: '401',
  session_ended: '401',
  forbidden: '403',
  not_found: '404',
};

/** The page that tells who may do what, made of the committed document. */
export function accessPage(): string {
  const document = JSON.parse(
    readFileSync(inWorkspace('libs/api-client/access.json'), 'utf8'),
  ) as AccessDocument;
  const askers = Object.keys(Object.values(document.verdicts)[0] ?? {});
  const rows = Object.entries(document.verdicts).map(([action, verdicts]) => {
    const doing = placesOf(document, action).join('<br>');
    return `| \`${action}\` | ${doing} | ${askers.map((asker) => signOf(verdicts[asker])).join(' | ')} |`;
  });
  return [
    ...INTRODUCTION,
    `| Action | Routes and events | ${askers.join(' | ')} |`,
    `|---|---|${askers.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

/** @throws for a verdict that the table has no sign for: an empty cell would say nothing of who may. */
export function signOf(verdict = 'none'): string {
  const sign = SIGNS[verdict];
  if (sign === undefined) throw new Error(`The access matrix has no sign for the verdict "${verdict}".`);
  return sign;
}

function placesOf({ routes, events }: AccessDocument, action: string): string[] {
  const ofAction = (entries: Record<string, string>) =>
    Object.entries(entries).flatMap(([name, its]) => (its === action ? [`\`${name}\``] : []));
  return [...ofAction(routes), ...ofAction(events)];
}

const INTRODUCTION = [
  '# Who may do what',
  '',
  'Written by `npm run docs` from the [policies](../../libs/server/platform/src/access/policies.ts), one function for each',
  'action. Every route and every event names its action, or the API does not build its documents; what is served beside the',
  'controllers is asked of [the router itself](../../apps/api/src/served-routes.ts); and [a test](../../apps/api-e2e/src/access.e2e.ts)',
  'tries every cell of this table on a running service.',
  '',
  'The room is a project group of a course: the instructor owns it, the student and the assistant are in it, and the',
  'message is the student’s. 404 is what someone gets who may not know that there is something. An action without a',
  'place is a finer rule inside another one.',
  '',
];
