import type { Ending } from '../script/conversation';

/** Whose conversation it is, and what it looks like. */
export interface StudentRow {
  /** Stable: the ids of the person, their room and their messages come from it. */
  key: string;
  name: string;
  /** Messages in the conversation with the instructor. */
  size: number;
  ending: Ending;
  /** A language, or the student of the demo, with a talk of their own. */
  talk?: 'arabic' | 'hebrew' | 'spanish' | 'german' | 'amina';
  /** Also takes the second course. */
  programs?: true;
}

const row = (
  key: string,
  name: string,
  size: number,
  ending: Ending,
  more: Pick<StudentRow, 'talk' | 'programs'> = {},
): StudentRow => ({
  key,
  name,
  size,
  ending,
  ...more,
});

/** The forty students, those with the newest messages first. Together 2,000 messages. */
export const STUDENTS: readonly StudentRow[] = [
  row('noor', 'Noor van Dijk', 64, 'open'),
  row('linh', 'Nguyễn Thị Mai Linh', 104, 'open', { programs: true }),
  row('amina', 'Amina Haddad', 60, 'open', { talk: 'amina', programs: true }),
  row('layla', 'ليلى المنصوري', 30, 'open', { talk: 'arabic' }),
  row('mateo', 'Mateo Fernández Ruiz', 96, 'unread', { talk: 'spanish' }),
  row('yuki', '佐藤 由紀', 48, 'answered', { programs: true }),
  row('finn', 'Finn 🚲 Petersen', 180, 'open', { programs: true }),
  row('chiamaka', 'Chiamaka Ọkọnkwọ', 90, 'answered'),
  row('aleksandra', 'Александра Воронцова', 72, 'open'),
  row('noa', 'נועה לוי', 14, 'answered', { talk: 'hebrew' }),
  row('priya', 'प्रिया शर्मा', 84, 'unread'),
  row('zoe', 'Zoë Brontë-Núñez', 3, 'open'),
  row('oskar', 'Oskar Łukasiewicz', 114, 'answered', { programs: true }),
  row('minjun', '김민준', 56, 'answered'),
  row('sofia', 'Sofia Papadopoulou', 42, 'open'),
  row('jonas', 'Jonas Weiß', 52, 'answered', { talk: 'german', programs: true }),
  row('malik', 'Malik Johnson', 150, 'answered', { programs: true }),
  row('eirini', 'Ειρήνη Αντωνίου', 36, 'unread'),
  row('saoirse', 'Saoirse Ní Dhomhnaill', 28, 'answered'),
  row('tawan', 'ตะวัน ศรีสุข', 24, 'seen'),
  row(
    'hubert',
    'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstonehaugh III',
    45,
    'answered',
  ),
  row('ines', 'Inês Gonçalves', 68, 'answered', { programs: true }),
  row('giorgi', 'გიორგი მაისურაძე', 18, 'answered'),
  row('ayse', 'Ayşe Yıldız', 78, 'answered'),
  row('wei', '王伟', 130, 'answered', { programs: true }),
  row('aroha', 'Aroha Ngāta', 34, 'seen'),
  row('ananya', 'অনন্যা চৌধুরী', 22, 'answered'),
  row('luca', 'Luca D’Angelo', 97, 'answered', { programs: true }),
  row('hana', 'Hana Dvořáková', 39, 'unread'),
  row('kwame', 'Kwame Asante', 32, 'answered'),
  row('olena', 'Олена Ковальчук', 26, 'answered'),
  row('reza', 'رضا کریمی', 20, 'answered'),
  row('emil', 'Emil Sørensen', 12, 'answered'),
  row('marie', 'Marie-Thérèse Lefèvre', 10, 'seen'),
  row('anahit', 'Անահիտ Սարգսյան', 8, 'answered'),
  row('kai', 'Kai Kalaniʻōpuʻu', 6, 'answered'),
  row('dung', 'Trần Văn Dũng', 4, 'answered'),
  row('bo', 'Bo Li', 2, 'answered'),
  row('gudrun', 'Guðrún Þorláksdóttir', 1, 'seen'),
  row('sam', 'Sam O’Neill', 1, 'answered'),
];
