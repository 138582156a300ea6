import { readFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';

/** `libs/api-client/access.json`, as the API writes it of its own policies. */
interface AccessDocument {
  routes: Record<string, string>;
  events: Record<string, string>;
  /** By the kind of room, by the action, by who asks. */
  verdicts: Record<string, Record<string, Record<string, string>>>;
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
  const [first = {}] = Object.values(document.verdicts);
  const askers = Object.keys(Object.values(first)[0] ?? {});
  return [
    ...INTRODUCTION,
    `| Action | Routes and events | Room | ${askers.join(' | ')} |`,
    `|---|---|---|${askers.map(() => '---|').join('')}`,
    ...Object.keys(first).flatMap((action) => rowsOf(document, action)),
    '',
  ].join('\n');
}

/** One row for all kinds of rooms in which the action is judged alike. */
function rowsOf(document: AccessDocument, action: string): string[] {
  const verdicts = Object.entries(document.verdicts).map(([kind, of]) => ({
    kind,
    signs: Object.values(of[action] ?? {})
      .map(signOf)
      .join(' | '),
  }));
  const alike = Map.groupBy(verdicts, ({ signs }) => signs);
  return [...alike].map(([signs, kinds], index) => {
    const doing = index === 0 ? placesOf(document, action).join('<br>') : '';
    const room = alike.size === 1 ? 'any' : kinds.map(({ kind }) => kind).join(', ');
    return `| \`${action}\` | ${doing} | ${room} | ${signs} |`;
  });
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
  'The room is one of the course:',
  '',
  '- direct: the room of the student and the instructor;',
  '- staff: the student’s room with all staff;',
  '- group: a project group that the instructor owns and the student and the assistant are in;',
  '- announcement: the room in which the course announces.',
  '',
  'Who and what is meant besides:',
  '',
  '- The message, the session and the file are the student’s, and the instructor’s where a course announces.',
  '- The removed member was in the room, and is still of the course. Of its announcements only who left the course is no',
  '  member; from a direct room nobody can be removed: there it is somebody else of the course.',
  '- Who signs in or renews shows who they are there, by a password or a cookie.',
  '- 404 is what someone gets who may not know that there is something.',
  '- An action without a place is a finer rule inside another one, and tried there.',
  '',
];
