import { COURSE_ROLES, LIMITS, USER_ROLES } from '@officehours/contracts';
import * as z from 'zod';
import { AppError } from '../errors/app-error';
import { inspect } from '../validation/inspect';
import { idOfSubject, OWN_TOKEN, type Identity } from './identity';

const subject = z.string().min(1).max(LIMITS.subjectLength);
const webUrl = z.url({ protocol: /^https?$/ }).max(LIMITS.urlLength);

const claimsSchema = z.object({
  sub: subject,
  role: z.enum(USER_ROLES),
  name: z.string().trim().min(1).max(LIMITS.nameLength),
  email: z.email().max(LIMITS.emailLength).optional(),
  picture: webUrl.optional(),
  sid: subject.optional(),
  // A token for something else (a refresh token, an invitation) is no access token, whoever signed it.
  typ: z.literal('access').optional(),
  iat: z.number().optional(),
  exp: z.number(),
  // Whatever a host may mean by such a claim, its tokens stay what they are.
  [OWN_TOKEN]: z.literal(true).optional().catch(undefined),
  courses: z
    .array(
      z.object({
        id: subject,
        title: z.string().trim().min(1).max(LIMITS.titleLength),
        role: z.enum(COURSE_ROLES),
      }),
    )
    .max(LIMITS.tokenCourses)
    .optional(),
});

/**
 * The identity in a payload whose signature, time and audience have been checked.
 * @throws {AppError} `unauthenticated` for claims that are missing or malformed.
 */
export function identityOf(payload: unknown): Identity {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success || inspect(payload, LIMITS.jsonDepth))
    throw new AppError('unauthenticated', { cause: parsed.error });
  const claims = parsed.data;
  return {
    userId: idOfSubject('user', claims.sub),
    subject: claims.sub,
    role: claims.role,
    name: claims.name,
    email: claims.email?.toLowerCase(),
    avatarUrl: claims.picture,
    sessionId: claims.sid,
    courses: claims.courses?.map((course) => ({ ...course, id: idOfSubject('course', course.id) })),
    ...(claims[OWN_TOKEN] && { isOwn: true }),
    issuedAt: (claims.iat ?? 0) * 1000,
    expiresAt: claims.exp * 1000,
  };
}
