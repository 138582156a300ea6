/** One file that breaks one wall: where it stands, what it says, and the rule that must report it. */
export interface Violation {
  path: string;
  code: string;
  rule: string;
}

const boundary = '@nx/enforce-module-boundaries';
const platform = 'libs/server/platform/src';
const message = 'libs/server/message/src';

const betweenProjects: Violation[] = [
  { path: 'libs/web/chat/src/server.ts', code: `import '@officehours/message';`, rule: boundary },
  { path: 'libs/web/realtime/src/ui.ts', code: `import '@officehours/web-ui';`, rule: boundary },
  { path: 'libs/web/ui/src/client.ts', code: `import '@officehours/api-client';`, rule: boundary },
  {
    path: 'libs/web/ui/src/wire.ts',
    code: `import '@officehours/contracts';`,
    rule: 'walls/ui-knows-no-data',
  },
  { path: 'libs/server/course/src/rooms.ts', code: `import '@officehours/chat-room';`, rule: boundary },
  { path: 'libs/server/chat-room/src/courses.ts', code: `import '@officehours/course';`, rule: boundary },
  { path: 'libs/server/directory/src/up.ts', code: `import '@officehours/message';`, rule: boundary },
  { path: 'libs/server/chat-room/src/up.ts', code: `import '@officehours/message';`, rule: boundary },
  { path: `${platform}/up.ts`, code: `import '@officehours/directory';`, rule: boundary },
  { path: `${message}/up.ts`, code: `import '@officehours/demo';`, rule: boundary },
  { path: 'libs/server/embedded-mongodb/src/up.ts', code: `import '@officehours/platform';`, rule: boundary },
  { path: 'libs/contracts/src/up.ts', code: `import '@officehours/platform';`, rule: boundary },
  { path: 'apps/web/src/server.ts', code: `import '@officehours/course';`, rule: boundary },
  { path: 'apps/api/src/browser.ts', code: `import '@officehours/web-chat';`, rule: boundary },
  { path: 'apps/api-e2e/src/inside.ts', code: `import '@officehours/message';`, rule: boundary },
  { path: `${message}/relative.ts`, code: `import '../../chat-room/src/index';`, rule: boundary },
  {
    path: 'libs/web/realtime/src/relative.ts',
    code: `import '../../../contracts/src/index';`,
    rule: boundary,
  },
];

const betweenLayers: Violation[] = [
  { path: `${message}/a.controller.ts`, code: `import './message.repository';`, rule: 'walls/layers' },
  { path: `${message}/b.controller.ts`, code: `import './message.schema';`, rule: 'walls/layers' },
  { path: `${message}/c.gateway.ts`, code: `import './store/message.repository';`, rule: 'walls/layers' },
  {
    path: `${message}/d.controller.ts`,
    code: `import { RoomRepository } from '@officehours/chat-room';\nexport const used = RoomRepository;`,
    rule: 'walls/layers',
  },
  { path: `${message}/e.service.ts`, code: `import './message.schema';`, rule: 'walls/layers' },
  { path: `${message}/f.service.ts`, code: `import './message.gateway';`, rule: 'walls/layers' },
  { path: `${message}/g.repository.ts`, code: `import './message.service';`, rule: 'walls/layers' },
  { path: `${message}/h.presenter.ts`, code: `import './message.service';`, rule: 'walls/layers' },
  { path: `${message}/i.schema.ts`, code: `import './message.repository';`, rule: 'walls/layers' },
];

const mongoose = 'walls/mongoose-in-repositories';
const environment = 'walls/environment-in-config';
const emits = 'walls/emits-from-the-broadcaster';
const policies = 'walls/policies-decide';
const browser = 'walls/browser-stays-browser';
const skipped = 'walls/no-skipped-tests';

const insideProjects: Violation[] = [
  { path: `${message}/j.service.ts`, code: `import 'mongoose';`, rule: mongoose },
  {
    path: `${message}/k.ts`,
    code: `import { InjectModel } from '@nestjs/mongoose';\nexport const used = InjectModel;`,
    rule: mongoose,
  },
  { path: `${platform}/errors/l.ts`, code: `import 'mongodb';`, rule: mongoose },
  { path: 'apps/api/src/m.ts', code: `import 'mongoose';`, rule: mongoose },
  { path: `${message}/n.ts`, code: `export const port = process.env.PORT;`, rule: environment },
  {
    path: `${message}/o.ts`,
    code: `import { env } from 'node:process';\nexport const port = env.PORT;`,
    rule: environment,
  },
  { path: `${platform}/auth/p.ts`, code: `export const { env } = process;`, rule: environment },
  { path: 'apps/api/src/q.ts', code: `export const port = process.env['PORT'];`, rule: environment },
  { path: 'libs/web/chat/src/r.ts', code: `import 'node:fs';`, rule: browser },
  { path: 'apps/web/src/s.ts', code: `import 'class-validator';`, rule: browser },
  {
    path: 'libs/web/realtime/src/mutating.ts',
    code: `import { useMutation } from '@tanstack/react-query';\nexport const used = useMutation;`,
    rule: 'walls/no-mutation-cache',
  },
  { path: 'libs/web/ui/src/t.tsx', code: `import '@tanstack/react-query';`, rule: 'walls/ui-knows-no-data' },
  { path: 'libs/contracts/src/u.ts', code: `import 'zod';`, rule: 'walls/contracts-stand-alone' },
  {
    path: `${message}/v.ts`,
    code: `import '@officehours/platform/testing';`,
    rule: 'walls/testing-stays-in-tests',
  },
  { path: `${platform}/w.ts`, code: `import './testing/index';`, rule: 'walls/testing-stays-in-tests' },
];

const socket = `declare const server: { to(room: string): { emit(event: string): void } };\n`;
const room = `declare const caller: { id: string; role: string };
declare const room: { members: Map<string, { visibleFromSeq: number }>; senderId: string };
declare function InjectModel(name: string): ParameterDecorator;\n`;
const tests = `declare const it: { (name: string): void; skip(name: string): void; only(name: string): void };\n`;

const byHand: Violation[] = [
  { path: `${message}/x.gateway.ts`, code: `${socket}server.to('room').emit('x');`, rule: emits },
  { path: `${message}/y.service.ts`, code: `${socket}export const target = server.to('room');`, rule: emits },
  {
    path: `${message}/sight.service.ts`,
    code: `${room}export const sees = (seq: number) => seq >= (room.members.get('a')?.visibleFromSeq ?? 1);`,
    rule: policies,
  },
  {
    path: 'libs/server/attachment/src/query.repository.ts',
    code: `export const filter = (seq: number) => ({ ['visibleFromSeq']: { $lte: seq } });`,
    rule: policies,
  },
  {
    path: 'libs/server/safety/src/role.service.ts',
    code: `${room}export const isAll = () => caller.role === 'admin';`,
    rule: policies,
  },
  {
    path: 'libs/server/attachment/src/own.service.ts',
    code: `${room}export function take(): void {\n  if (room.senderId !== caller.id) throw new Error();\n}`,
    rule: policies,
  },
  {
    path: `${message}/member.service.ts`,
    code: `${room}export const isIn = () => room.members.has(caller.id);`,
    rule: policies,
  },
  {
    path: 'libs/server/notification/src/own.repository.ts',
    code: `${room}export class Own {\n  constructor(@InjectModel('Membership') readonly memberships: object) {}\n}`,
    rule: policies,
  },
  { path: `${message}/z.spec.ts`, code: `${tests}it.skip('later');`, rule: skipped },
  { path: 'libs/web/chat/src/z.spec.ts', code: `${tests}it.only('this one');`, rule: skipped },
  {
    path: `${message}/promise.ts`,
    code: `export function forget(work: () => Promise<void>): void {\n  work();\n}`,
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    path: `${message}/exempt.ts`,
    code: `/* eslint-disable */\nexport const value: any = 1;`,
    rule: '@typescript-eslint/no-explicit-any',
  },
];

/** Every wall, broken once in each way that matters. */
export const violations: Violation[] = [...betweenProjects, ...betweenLayers, ...insideProjects, ...byHand];

/** Files that stand next to the walls without touching them: a rule that reports one of these is too strict. */
export const allowed: Omit<Violation, 'rule'>[] = [
  { path: `${message}/ok.controller.ts`, code: `import './message.service';` },
  {
    path: `${message}/ok.service.ts`,
    code: `import './message.repository';\nimport '@officehours/chat-room';`,
  },
  { path: `${message}/ok.repository.ts`, code: `import 'mongoose';\nimport './message.schema';` },
  {
    path: `${message}/ok.module.ts`,
    code: `import { MongooseModule } from '@nestjs/mongoose';\nexport const used = MongooseModule;`,
  },
  { path: `${message}/broadcaster.ts`, code: `${socket}server.to('room').emit('x');` },
  { path: `${message}/ok.spec.ts`, code: `import '@officehours/platform/testing';` },
  {
    path: `${message}/fact.service.ts`,
    code: `declare const caller: { id: string; role: string };
declare const message: { senderId: string };
export const asker = () => ({ isOwn: message.senderId === caller.id, role: caller.role });`,
  },
  { path: `${platform}/config/ok.ts`, code: `export const port = process.env.PORT;` },
  {
    path: 'libs/web/chat/src/ok.tsx',
    code: `import '@officehours/web-realtime';\nimport '@officehours/web-ui';`,
  },
  {
    path: 'libs/web/realtime/src/ok.ts',
    code: `import '@officehours/api-client';\nimport '@officehours/contracts';`,
  },
  {
    path: 'libs/server/demo/src/ok.ts',
    code: `import '@officehours/message';\nimport '@officehours/course';`,
  },
  { path: 'apps/api-e2e/src/ok.ts', code: `import '@officehours/api-client';` },
];
