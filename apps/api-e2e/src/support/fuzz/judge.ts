import { ERROR_CODES, ERROR_STATUS, type Ack, type ErrorCode, type Problem } from '@officehours/contracts';
import type { RawAnswer } from './http-caller';

export type Verdict = 'accepted' | 'refused';

/** What a client may be told of; anything else would be a fault of the service's own. */
const TOLD: ErrorCode[] = ERROR_CODES.filter(
  (code) => !['internal', 'unavailable', 'storage_full', 'rate_limited', 'slow_consumer'].includes(code),
);
/** For headers that are too large, a method that a path has not got and a part that a file has not got, HTTP has statuses of its own. */
const OWN_STATUSES = new Map<ErrorCode, number[]>([
  ['payload_too_large', [431]],
  ['not_found', [405]],
  ['validation_failed', [416]],
]);
/** What stands in an error: a stack or the name of something inside would be told to the wrong people. */
const INSIDE = /\bat .+:\d+:\d+|node_modules|Mongo|Cast to|E11000|class-validator|\.ts\b/;

/** @throws saying what is wrong with an answer of REST. */
export function judgeAnswer(answer: RawAnswer, mark: string): Verdict {
  const { status, text, headers } = answer;
  if (status >= 200 && status < 400) return 'accepted';
  if (!/^application\/problem\+json; charset=utf-8/.test(headers['content-type'] ?? ''))
    throw new Error(`${status} as ${headers['content-type']}: ${text.slice(0, 300)}`);
  const problem = JSON.parse(text) as Problem;
  judgeError(problem, text, mark);
  const agreed = [ERROR_STATUS[problem.code], ...(OWN_STATUSES.get(problem.code) ?? [])];
  if (problem.status !== status || !agreed.includes(status) || !/^[A-Z].*\.$/.test(problem.detail))
    throw new Error(`not the agreed shape: ${status} ${text}`);
  return 'refused';
}

/** @throws saying what is wrong with an acknowledgement; `text` is the list of its one argument. */
export function judgeAck(text: string, mark: string): Verdict {
  const args = JSON.parse(text) as Ack<unknown>[];
  const [ack] = args;
  if (args.length !== 1 || !ack) throw new Error(`no acknowledgement: ${text}`);
  if (ack.ok) return 'accepted';
  judgeError(ack.error, text, mark);
  if (typeof ack.error.message !== 'string' || typeof ack.error.retryable !== 'boolean')
    throw new Error(`not the agreed shape: ${text}`);
  return 'refused';
}

interface Refusal {
  code: ErrorCode;
  requestId: string;
  errors?: { path: string; rule: string }[];
}

function judgeError({ code, requestId, errors = [] }: Refusal, text: string, mark: string): void {
  if (!TOLD.includes(code)) throw new Error(`answered with ${code}: ${text}`);
  if (!requestId) throw new Error(`without a request id: ${text}`);
  if (text.includes(mark)) throw new Error(`a value is echoed: ${text}`);
  if (INSIDE.test(text)) throw new Error(`tells of the inside: ${text}`);
  if (errors.length > 20 || errors.some(({ path, rule }) => path.length > 200 || !/^[a-z0-9_]+$/.test(rule)))
    throw new Error(`odd faults: ${text}`);
}
