import { ChatRoom, CourseStaff, Officehours, OfficehoursProvider, RoomList } from '@officehours/web-chat';
import { useCourses } from '@officehours/web-realtime';
import { useState } from 'react';
import './chat.css';
import { chatToken, type Person } from './server';
import { slots } from './slots';
import { strings, words } from './words';

export interface ChatProps {
  person: Person;
  /** Origin of the service. */
  service: string;
  /** The whole in one place, instead of its parts in several. */
  isWhole: boolean;
}

/** The chat for who is signed in at the platform. It styles nothing of the page but its own parts. */
export default function Chat({ person, service, isWhole }: ChatProps) {
  return (
    <OfficehoursProvider
      baseUrl={service}
      userId={person.id}
      getToken={chatToken}
      language="en"
      theme="light"
      strings={strings}
      slots={slots}
    >
      {isWhole ? <Whole /> : <Parts />}
    </OfficehoursProvider>
  );
}

/** Parts of the chat, each where the page wants it. */
function Parts() {
  const [roomId, setRoomId] = useState<string | null>(null);
  return (
    <>
      <aside className="conversations">
        <RoomList selectedId={roomId} onSelect={setRoomId} />
        <Staff onOpen={setRoomId} />
      </aside>
      <section className="conversation">
        {roomId ? <ChatRoom roomId={roomId} /> : <p>{words.nothingOpen}</p>}
      </section>
    </>
  );
}

/** All of it in one place. */
const Whole = () => (
  <section className="conversation">
    <Officehours />
  </section>
);

/** Whom a student can ask. */
function Staff({ onOpen }: { onOpen: (roomId: string) => void }) {
  const { courses } = useCourses();
  return courses
    .filter(({ role }) => role === 'student')
    .map((course) => <CourseStaff key={course.id} course={course} onOpen={onOpen} />);
}
