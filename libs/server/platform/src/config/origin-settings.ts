import * as z from 'zod';

export const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be a bare origin such as https://school.example',
  );

const originList = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .pipe(z.array(origin))
  .default([]);

/** What other sites may do with the service. Each list is one right, and says nothing about the others. */
export const originSettings = {
  ALLOWED_ORIGINS: originList.describe(
    'Origins whose pages may call, beside the service’s own, separated by commas. Who frames the chat is told by `FRAME_ANCESTORS`.',
  ),
  FRAME_ANCESTORS: originList.describe(
    'Origins whose pages may show the chat in a frame, beside the service’s own, separated by commas.',
  ),
  AVATAR_ORIGINS: originList.describe(
    'Origins that pictures of people may come from, beside the service’s own, separated by commas. Of others, initials are shown.',
  ),
};

type Parsed = z.output<z.ZodObject<typeof originSettings>>;

export interface OriginSettings {
  allowedOrigins: readonly string[];
  frameAncestors: readonly string[];
  avatarOrigins: readonly string[];
}

export function originSettingsOf(env: Parsed): OriginSettings {
  return {
    allowedOrigins: env.ALLOWED_ORIGINS,
    frameAncestors: env.FRAME_ANCESTORS,
    avatarOrigins: env.AVATAR_ORIGINS,
  };
}
