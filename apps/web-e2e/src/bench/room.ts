interface Person {
  id: string;
  name: string;
  role: string;
}

interface Room {
  id: string;
  kind: string;
  lastSeq: number;
  participants: { id: string; model: string }[];
}

/** A room, and who opens it. */
export interface Opened {
  person: string;
  room: string;
  token: string;
  /** The room's own address: another one would be put right, and the page drawn again. */
  path: string;
}

const PLAIN = 60;
const LINES = [
  'Is the exercise class on Thursday in the usual room?',
  'Yes.',
  'I have read the chapter twice now and still do not see why the second step follows from the first one.',
  'Which page is it on?',
  'The one with the picture of the bridge, near the end; the last sentence says that it is obvious, and I would like to know for whom.',
  'Good question, we will go through it together. Bring your notes from last week, please.',
  'Thank you!',
];

const json = async <T>(url: string, init?: RequestInit): Promise<T> =>
  (await (await fetch(url, init)).json()) as T;

/** A student of the demo and their fullest room. */
export async function roomOf(origin: string): Promise<Opened> {
  const { rooms, opened } = await student(origin);
  return opened(rooms.reduce((best, room) => (room.lastSeq > best.lastSeq ? room : best)));
}

/**
 * Their emptiest room with one other person, whose newest page is nothing but words from now on: what any page has to draw,
 * the floor's included.
 */
export async function plainRoomOf(origin: string): Promise<Opened> {
  const { rooms, opened: open } = await student(origin);
  const direct = rooms.filter(({ kind }) => kind === 'direct');
  const opened = open(direct.reduce((best, room) => (room.lastSeq < best.lastSeq ? room : best)));
  const other = await tokenOf(origin, opened.path.split('/').at(-2)!);
  for (let count = 1; count <= PLAIN; count += 1) {
    // The student writes last, and has read everything.
    const token = count % 2 === 0 ? opened.token : other;
    const content = `${count}: ${LINES[count % LINES.length]}`;
    const answer = await fetch(`${origin}/api/message/message`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ chatRoomId: opened.room, content }),
    });
    if (!answer.ok) throw new Error(`A message was answered with ${answer.status}.`);
  }
  return opened;
}

async function student(origin: string): Promise<{ rooms: Room[]; opened: (room: Room) => Opened }> {
  const { people } = await json<{ people: Person[] }>(`${origin}/api/auth/demo`);
  const person = people.find(({ role }) => role === 'student')!.id;
  const token = await tokenOf(origin, person);
  const { rooms } = await json<{ rooms: Room[] }>(`${origin}/api/message/chat-room?limit=100`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const opened = ({ id, participants }: Room): Opened => {
    const named =
      participants.find(({ model }) => model === 'Instructor') ??
      participants.find((one) => one.id !== person);
    return { person, room: id, token, path: `/learningDashboard/studentChat/${named?.id ?? person}/${id}` };
  };
  return { rooms, opened };
}

async function tokenOf(origin: string, userId: string): Promise<string> {
  const { accessToken } = await json<{ accessToken: string }>(`${origin}/api/auth/demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId }),
  });
  return accessToken;
}
