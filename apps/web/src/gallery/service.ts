import type { Revision, RoomMember, User } from '@officehours/contracts';
import { createOfficehours, type Officehours } from '@officehours/web-realtime';
import { roster, staff } from './data';
import { fileAnswer } from './files';
import { ago, course, group, maya, students } from './people';

/** What a made-up service has for an address: a body or bytes; undefined for what is not there. */
type Answer = (url: URL) => object | undefined | Promise<never>;

/** A client that is never connected and knows nothing but these answers. */
function served(answer: Answer): Officehours {
  return createOfficehours(
    { baseUrl: '', token: 'none' },
    {
      fetch: async (input) => {
        const body = await answer(new URL(new Request(input).url));
        if (body instanceof Blob) return new Response(body);
        return body ? Response.json(body) : Response.json({ code: 'not_found' }, { status: 404 });
      },
    },
  );
}

const me: User = { id: maya.id, name: maya.name, role: 'student', email: null, avatarUrl: null };

const members: RoomMember[] = group.participants.map((person, at) => ({
  ...person,
  role: at === 0 ? 'owner' : 'member',
  joinedAt: group.createdAt,
}));

const revisions: Revision[] = [
  { content: 'The office hour moves to Thursday.', at: ago(239) },
  { content: 'The office hour moves to **Friday**, in \\(2 \\times 45\\) minutes.', at: ago(235) },
];

type Bodies = readonly [path: RegExp, body: object][];

const PERSON: Bodies = [
  [/\/auth\/me$/u, me],
  [/\/api\/course$/u, { courses: [course] }],
];

const OTHERS: Bodies = [
  [/\/staff$/u, { staff }],
  [/\/peer$/u, { peers: students.map((peer) => ({ ...peer, chatRoomId: null })), nextCursor: null }],
  [/\/message\/course\//u, { course, students: roster, nextCursor: null }],
  [/\/history$/u, { revisions }],
  [/\/member$/u, { members, nextCursor: null }],
];

const bodyAt = (bodies: Bodies, { pathname }: URL): object | undefined =>
  bodies.find(([path]) => path.test(pathname))?.[1];

/** Answers what the panes of the gallery ask for. */
export const officehours = served((url) => bodyAt([...PERSON, ...OTHERS], url) ?? fileAnswer(url));

/** Knows who asks and their courses, and has nothing else. */
export const refusing = served((url) => bodyAt(PERSON, url));

/** Knows that much, and does not come back with the rest. */
export const slow = served((url) => bodyAt(PERSON, url) ?? new Promise<never>(() => undefined));
