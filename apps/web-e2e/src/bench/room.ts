interface Person {
  id: string;
  name: string;
  role: string;
}

const json = async <T>(url: string, init?: RequestInit): Promise<T> =>
  (await (await fetch(url, init)).json()) as T;

/** A student of the demo and their fullest room. */
export async function roomOf(origin: string): Promise<{ person: string; room: string; token: string }> {
  const { people } = await json<{ people: Person[] }>(`${origin}/api/auth/demo`);
  const person = people.find(({ role }) => role === 'student')!.id;
  const { accessToken: token } = await json<{ accessToken: string }>(`${origin}/api/auth/demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId: person }),
  });
  const { rooms } = await json<{ rooms: { id: string; lastSeq: number }[] }>(
    `${origin}/api/message/chat-room?limit=100`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  const fullest = rooms.reduce((best, room) => (room.lastSeq > best.lastSeq ? room : best));
  return { person, room: fullest.id, token };
}
