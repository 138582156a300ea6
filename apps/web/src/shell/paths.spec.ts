import { chatPath } from '@officehours/web-realtime';
import { coursePath } from '../pages/course-path';
import { roomIdAt } from './paths';

const PERSON = '64f0a1b2c3d4e5f601234567';
const ROOM = '64f0a1b2c3d4e5f6089abcde';

describe('the room that an address opens', () => {
  it.each([
    [chatPath(PERSON, ROOM), ROOM],
    [`${chatPath(PERSON, ROOM)}/`, ROOM],
    [coursePath(PERSON, ROOM), ROOM],
    [`/learningdashboard/studentchat/${PERSON}/${ROOM}`, ROOM],
    [`/learningDashboard/studentChat/${PERSON}`, null],
    [coursePath(PERSON), null],
    ['/', null],
    ['/settings', null],
    [`/learningDashboard/studentChat/${PERSON}/not-an-id`, null],
  ])('%s', (path, room) => {
    expect(roomIdAt(path)).toBe(room);
  });
});
