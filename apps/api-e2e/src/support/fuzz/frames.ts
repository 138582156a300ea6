import fc from 'fast-check';
import { jsonOf, standIn } from './stand-ins';

const room = standIn('ROOM');

/** Frames of a good conversation, with the stand-ins of the cases. */
const RECORDED = [
  `40{"token":"${standIn('TOKEN')}"}`,
  `421["joinRoom","${room}"]`,
  `422["sendMessage",${jsonOf({ chatRoomId: room, content: standIn('MARK') })}]`,
  `42["typing",${jsonOf({ chatRoomId: room, isTyping: true })}]`,
  `423["syncRooms",${jsonOf({ epoch: standIn('EPOCH'), rooms: [{ chatRoomId: room, afterSeq: 0 }] })}]`,
  '43911[{"ok":true}]',
  '41',
  '2probe',
  '3',
  '451-["sendMessage",{"_placeholder":true,"num":0}]',
];

const SIGNS = [...'0123456789[]{}",:-/\\ ', '\u0000', '\u001e', '\ud800', '漢', '__proto__', '1e400'];

type Change = (frame: string) => string;
const at = fc.nat(400);
const cut: fc.Arbitrary<Change> = at.map((n) => (frame) => frame.slice(0, n % (frame.length + 1)));
const put: fc.Arbitrary<Change> = fc.tuple(at, fc.constantFrom(...SIGNS)).map(([n, sign]) => (frame) => {
  const where = n % (frame.length + 1);
  return frame.slice(0, where) + sign + frame.slice(where);
});
const swap: fc.Arbitrary<Change> = fc.tuple(at, fc.constantFrom(...SIGNS)).map(([n, sign]) => (frame) => {
  const where = n % Math.max(frame.length, 1);
  return frame.slice(0, where) + sign + frame.slice(where + 1);
});
const drop: fc.Arbitrary<Change> = fc.tuple(at, fc.nat(6)).map(([n, length]) => (frame) => {
  const where = n % Math.max(frame.length, 1);
  return frame.slice(0, where) + frame.slice(where + length + 1);
});
const twice: fc.Arbitrary<Change> = at.map((n) => (frame) => {
  const where = n % Math.max(frame.length, 1);
  return frame.slice(0, where) + frame.slice(where, where + 20).repeat(2) + frame.slice(where + 20);
});

/** A frame that was recorded and then damaged in one to four places. */
export const damagedFrame: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...RECORDED),
    fc.array(fc.oneof(cut, put, swap, drop, twice), { minLength: 1, maxLength: 4 }),
  )
  .map(([frame, changes]) => changes.reduce((text, change) => change(text), frame));
