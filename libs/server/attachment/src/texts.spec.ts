import { attachmentService, type Answer, type Asker, type TestService } from './testing/service';

const GREETING = 'Prüfung: größer, naïve';
/** As they were: what is beyond UTF-8, and what a browser would take for more than text. */
const SOURCES: Record<string, string> = {
  'a.js': 'document.write("<script>canary()</script>")',
  'a.ts': 'export const answer: number = 42;\n',
  'a.sh': '#!/bin/sh\nrm -rf "$1"\n',
  'a.xml': '<?xml version="1.0"?><a xmlns="http://www.w3.org/1999/xhtml"><script>canary()</script></a>',
  'a.rtf': '{\\rtf1\\ansi Hello}',
  'a.css': 'body { color: red }',
  'a.php': '<?php echo 1;',
  'a.ipynb': '{"cells": []}',
  'a.tex': '\\documentclass{article}',
};

let service: TestService;
let amina: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService();
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

async function ruleOf(name: string, content: Uint8Array): Promise<string | undefined> {
  const { status, body } = await amina.upload<Answer['body']>(room, name, content);
  expect(status).toBe(415);
  return body.errors?.[0]?.rule;
}

describe('a text in another encoding', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['Latin-1', Buffer.from(GREETING, 'latin1')],
    ['UTF-16, the small byte first', utf16(GREETING)],
    ['UTF-16, the large byte first', utf16(GREETING).swap16()],
  ])('is refused with what helps: %s', async (_, content) => {
    expect(await ruleOf('a.txt', content)).toBe('not_utf8');
    expect(await ruleOf('a.csv', content)).toBe('not_utf8');
  });

  it('is taken as UTF-8, with a mark and without', async () => {
    for (const text of [GREETING, `\ufeff${GREETING}`])
      expect((await amina.upload(room, 'a.txt', text)).status).toBe(201);
  });

  it('is not what has bytes of no text', async () => {
    expect(await ruleOf('a.txt', Buffer.from('a\x00\xfc', 'latin1'))).toBe('content_mismatch');
    expect(await ruleOf('a.txt', Buffer.from('a\x1bb'))).toBe('content_mismatch');
  });
});

describe('source code', () => {
  it.each(Object.entries(SOURCES))('is taken, and served as nothing but text: %s', async (name, content) => {
    const { id, mimeType } = await amina.uploaded(room, name, content);
    expect(mimeType).toBe('text/plain');
    const { headers, bytes } = await amina.read(id);
    expect(bytes.toString()).toBe(content);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename=${name}`);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['a.html', 'a.xhtml', 'a.svg', 'a.exe', 'a.bat'])(
    'is not what runs when it is opened: %s',
    async (name) => {
      expect(await ruleOf(name, Buffer.from('a'))).toBe('type_not_allowed');
    },
  );
});
