import { Officehours, OfficehoursProvider } from '@officehours/web-chat';
import { useEffect, useState } from 'react';
import { hostToken } from './host-token';
import { lesson } from './lesson-text';

/** A page of some learning platform, with the chat in its margin: all that a host has to write. */
export function Lesson() {
  const [token, setToken] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    hostToken().then(setToken, () => setFailed(true));
  }, []);
  return (
    <main className="lesson">
      <article>
        <h1>{lesson.title}</h1>
        {lesson.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <button type="button">{lesson.next}</button>
      </article>
      <div className="lesson-chat">
        {failed && <p>{lesson.noDemo}</p>}
        {token && (
          <OfficehoursProvider baseUrl="" token={token} theme="light" strings={lesson.strings}>
            <Officehours />
          </OfficehoursProvider>
        )}
      </div>
    </main>
  );
}
