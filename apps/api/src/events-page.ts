interface EventMessage {
  name: string;
  summary?: string;
  payload: unknown;
}

/** The AsyncAPI document as a page: every event with what it says and its schema. */
export function renderEventsPage(document: Record<string, unknown>): string {
  const { channels } = document as { channels: { socket: { messages: Record<string, EventMessage> } } };
  const messages = Object.entries(channels.socket.messages);
  const section = (prefix: string) =>
    messages.flatMap(([key, message]) =>
      key.startsWith(prefix)
        ? [renderEvent(message, channels.socket.messages[key.replace(prefix, 'ack.')])]
        : [],
    );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Officehours events</title>
<meta name="viewport" content="width=device-width"><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
pre{overflow:auto;padding:.75rem;border:1px solid #8886;border-radius:.5rem;font-size:.85rem}h3{margin:2rem 0 .25rem}
</style></head><body><h1>Events</h1>
<p>Socket.IO, path <code>/socket.io</code>. Schemas: <a href="/docs">REST document</a>. As a file: <a href="/docs/events.json">AsyncAPI 3.0</a>.</p>
<h2>A client sends</h2>${section('client.').join('')}<h2>The server sends</h2>${section('server.').join('')}</body></html>`;
}

function renderEvent({ name, summary, payload }: EventMessage, ack: EventMessage | undefined): string {
  const answer = ack && !ack.name.startsWith(`${name} `) ? undefined : ack;
  return `<h3 id="${escape(name)}"><code>${escape(name)}</code></h3><p>${escape(summary ?? '')}</p>${schema(payload)}${answer ? `<p>Acknowledged with</p>${schema(answer.payload)}` : ''}`;
}

function schema(value: unknown): string {
  return `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
