import { ERROR_STATUS, type Ack, type AckError, type ErrorCode, type Problem } from '@officehours/contracts';
import type { Answer } from './rest';

/** Asserts a refusal of REST in the agreed shape and returns it. */
export function expectProblem(answer: Answer<unknown>, code: ErrorCode): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem?.code, text: answer.text }).toMatchObject({
    status: ERROR_STATUS[code],
    code,
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    status: answer.status,
    detail: expect.stringMatching(/^[A-Z].*\.$/),
    requestId: expect.stringMatching(/\S/),
  });
  return problem;
}

/** Asserts a refusal in an acknowledgement and returns it. */
export function expectRefusal(answer: Ack<unknown>, code: ErrorCode): AckError {
  expect(answer).toEqual({
    ok: false,
    error: expect.objectContaining({
      code,
      message: expect.stringMatching(/\S/),
      retryable: expect.any(Boolean),
      requestId: expect.stringMatching(/\S/),
    }),
  });
  if (answer.ok) throw new Error('unreachable');
  return answer.error;
}
