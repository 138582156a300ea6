import { useEffect, useState } from 'react';
import { io } from 'socket.io-client';
import { BareList, type BareMessage } from './bare-list';

interface Message {
  id: string;
  content: string;
}

async function json<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  return (await response.json()) as T;
}

const bare = ({ id, content }: Message): BareMessage => ({ key: id, text: content });

/** The newest page of one room and what comes live: the same requests as the product makes before it draws, and no more. */
export function LiveRoom({ person, room }: { person: string; room: string }) {
  const [messages, setMessages] = useState<BareMessage[]>([]);
  useEffect(() => {
    let close = (): void => undefined;
    const start = async (): Promise<void> => {
      const { accessToken: token } = await json<{ accessToken: string }>('/api/auth/demo', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ userId: person }),
      });
      const page = await json<{ messages: Message[] }>(`/api/message/chat-room/${room}/messages?limit=50`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      setMessages(page.messages.map(bare));
      const socket = io({ auth: { token, rooms: 'all' }, transports: ['websocket'] });
      socket.on('receiveMessage', (message: Message) => setMessages((before) => [...before, bare(message)]));
      close = () => void socket.close();
    };
    void start();
    return () => close();
  }, [person, room]);
  return <BareList messages={messages} />;
}
