/** Bounds of the wire. Lengths of text are in Unicode code points unless a name says bytes. */
export const LIMITS = {
  contentCodePoints: 10_000,
  contentBytes: 32 * 1024,
  /** A larger Socket.IO frame closes its socket. */
  frameBytes: 64 * 1024,
  /** In how many fragments a WebSocket message may come: those of the largest frame would still be half a kilobyte each. */
  messageFragments: 128,
  /** In how many pieces of the network a frame may come before it is whole. */
  frameChunks: 1_024,
  requestBodyBytes: 100 * 1024,
  /** `PUT /api/directory` carries up to 1,000 rows. */
  directoryBodyBytes: 2 * 1024 * 1024,
  directoryRows: 1_000,
  jsonDepth: 8,
  /** Messages of a history request without parameters. */
  historyUnpaged: 1_000,
  pageDefault: 50,
  pageMax: 200,
  subjectLength: 128,
  nameLength: 200,
  titleLength: 200,
  emailLength: 254,
  urlLength: 2_048,
  tokenCourses: 200,
  /** JWTs longer than this are refused unread. */
  tokenLength: 64 * 1024,
  clockToleranceSeconds: 60,
  passwordMin: 8,
  passwordMaxBytes: 1_024,
  excerptCodePoints: 140,
  /** A message can be edited this long after it was sent, unless the policy says otherwise. */
  editWindowMs: 15 * 60_000,
  /** Earlier versions kept of one message. */
  revisionsKept: 50,
  /** Different emoji on one message. */
  reactionsPerMessage: 20,
  pinsPerRoom: 50,
  attachmentsPerMessage: 10,
  fileNameCodePoints: 255,
  transcriptCodePoints: 5_000,
  waveformBars: 64,
  voiceNoteMs: 15 * 60_000,
  /** An upload comes at least so fast, unless the service is told otherwise, */
  uploadBytesPerSecond: 1_024,
  /** in each span of so many milliseconds. */
  uploadSpanMs: 30_000,
  mentionsPerMessage: 20,
  /** Unread mentions of one room are counted up to here. */
  mentionsCounted: 100,
  /** People whom one person can block. */
  blocks: 500,
  /** What is said with a report, a suspension or a request to read a room. */
  reasonCodePoints: 1_000,
  /** So long somebody of the staff may read a room that they are not in, each time they say why. */
  visitHours: 24,
  /** Members of a project group, and people named in one call that adds to it. */
  groupMembers: 100,
  /** Rooms with more members than this list some of them, and leave out receipts. */
  membersShown: 100,
  /** A person's typing is passed on at most this often per room. */
  typingThrottleMs: 3_000,
  /** A typing mark that is not renewed ends after this. */
  typingExpiryMs: 6_000,
  /** Rooms with more members than this carry no typing. */
  typingMaxMembers: 200,
  /** Of what is looked for. */
  searchQueryLength: 200,
  /** Letters and digits of a search that nothing else narrows. */
  searchLetters: 2,
  searchPageMax: 50,
  searchPageDefault: 20,
} as const;
