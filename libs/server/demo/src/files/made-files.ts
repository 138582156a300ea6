import type { Attachment } from '@officehours/contracts';
import { pdf } from './pdf';
import { planePaint, type Plane } from './plane';
import { png } from './png';
import { plucked, SAMPLE_RATE } from './string';
import { wav, waveformOf } from './wav';

/** A file of the demo: what its message says of it, and its bytes. */
export interface MadeFile extends Omit<Attachment, 'id' | 'size' | 'hasThumbnail'> {
  bytes: Buffer;
}

/** What only pictures and voice notes have. */
const PLAIN = {
  width: null,
  height: null,
  placeholder: null,
  durationMs: null,
  waveform: null,
  transcript: null,
};

const GREEN = [32, 110, 98] as const;
const RUST = [190, 84, 40] as const;
const BLUE = [60, 96, 170] as const;

/** The columns of B, and the directions that the map of the question only stretches. */
const BASIS: Plane = {
  unit: 42,
  width: 480,
  height: 300,
  strokes: [
    { kind: 'line', along: [1, 0], colour: BLUE },
    { kind: 'line', along: [1, -1], colour: BLUE },
    { kind: 'arrow', along: [2, 1], colour: GREEN },
    { kind: 'arrow', along: [1, 1], colour: RUST },
  ],
};

/** A vector, a line, and the shadow of the one on the other. */
const SHADOW: Plane = {
  unit: 42,
  width: 448,
  height: 280,
  strokes: [
    { kind: 'line', along: [3, 1], colour: BLUE },
    { kind: 'arrow', along: [2, 2], colour: RUST },
    { kind: 'arrow', along: [2.4, 0.8], colour: GREEN },
  ],
};

const ATTEMPT = [
  'Linear Algebra I, problem sheet 6, exercise 2',
  'Amina Haddad',
  '',
  'B = ((2, 1), (1, 1)),  A = ((3, 1), (0, 2))',
  'S = (2 1; 1 1),  det S = 1,  S^-1 = (1 -1; -1 2)',
  'A S = (7 4; 2 2)',
  'S^-1 A S = (5 2; -3 0)',
  '',
  'Check: trace 5 = 5, determinant 6 = 6.',
];

/** In hertz. */
const NOTES = [110, 164.8, 220, 277.2];

const makers = {
  basis: () => drawing('basis-b.png', BASIS),
  shadow: () => drawing('projection.png', SHADOW),
  attempt: () => document('exercise-2.pdf', 'application/pdf', pdf(ATTEMPT)),
  string: () =>
    voiceNote('string.wav', plucked(NOTES, 2.8), 'Four notes of the string: A, E, A, and the C sharp above.'),
} satisfies Record<string, () => MadeFile>;

export type FileKey = keyof typeof makers;

const made = new Map<FileKey, MadeFile>();

/** Drawn when it is first asked for. */
export function madeFile(key: FileKey): MadeFile {
  const file = made.get(key) ?? makers[key]();
  made.set(key, file);
  return file;
}

/** By the name it has in its message. */
export function madeFileNamed(name: string): MadeFile {
  const keys = Object.keys(makers) as FileKey[];
  const found = keys.map(madeFile).find((file) => file.name === name);
  if (!found) throw new Error(`the demo has no file ${name}`);
  return found;
}

function drawing(name: string, plane: Plane): MadeFile {
  const { width, height } = plane;
  const small = { ...plane, width: 16, height: 10, unit: (plane.unit * 16) / width };
  const placeholder = `data:image/png;base64,${png(16, 10, planePaint(small)).toString('base64')}`;
  const bytes = png(width, height, planePaint(plane));
  return { ...PLAIN, name, kind: 'image', mimeType: 'image/png', bytes, width, height, placeholder };
}

function document(name: string, mimeType: string, bytes: Buffer): MadeFile {
  return { ...PLAIN, name, kind: 'file', mimeType, bytes };
}

function voiceNote(name: string, samples: Int16Array, transcript: string): MadeFile {
  const durationMs = Math.round((samples.length / SAMPLE_RATE) * 1_000);
  const sound = { durationMs, waveform: waveformOf(samples), transcript };
  return { ...PLAIN, ...sound, name, kind: 'audio', mimeType: 'audio/wav', bytes: wav(samples, SAMPLE_RATE) };
}
