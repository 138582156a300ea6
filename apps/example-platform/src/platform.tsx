import { forgetPerson } from '@officehours/web-realtime';
import { lazy, Suspense, useEffect, useState } from 'react';
import { readSession, signIn, signOut, type Session } from './server';
import { words } from './words';

const Chat = lazy(() => import('./chat'));

/** A page of the platform: its lesson, and its chat for who is signed in. */
export function Platform() {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => void readSession().then(setSession), []);
  if (!session) return null;
  const { person, people, chat } = session;
  const enter = async (id: string): Promise<void> => setSession(await signIn(id));
  const leave = async (id: string): Promise<void> => {
    await forgetPerson(id);
    setSession(await signOut());
  };
  return (
    <div className="page">
      <header>
        <b>{words.name}</b>
        <nav>
          {people
            .filter(({ id }) => id !== person?.id)
            .map(({ id, name }) => (
              <button key={id} type="button" onClick={() => void enter(id)}>
                {words.signIn(name)}
              </button>
            ))}
          {person && (
            <button type="button" onClick={() => void leave(person.id)}>
              {words.signOut}
            </button>
          )}
        </nav>
      </header>
      <Lesson />
      {person && (
        <Suspense>
          <Chat person={person} service={chat} isWhole={location.hash === '#whole'} />
        </Suspense>
      )}
    </div>
  );
}

function Lesson() {
  return (
    <article className="lesson">
      <h1>{words.title}</h1>
      <p>
        {words.text} <a href="#exercises">{words.link}</a>
      </p>
      <table>
        <tbody>
          {words.table.map(([first, second]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              <td>{second}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label>
        <input type="checkbox" /> {words.exercise}
      </label>
      <button type="button">{words.next}</button>
    </article>
  );
}
