import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock, OWN_TOKEN, ROLE_OF_MODEL, Settings, type Person } from '@officehours/platform';

/** Seconds. Short: who has it is let in until then. */
const LIFETIME = 15 * 60;

/** Signs the tokens of people who sign in here, with the claims a host platform would sign (but no courses), and one that says whose it is. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** `expiresIn` is in seconds. */
  async issue(person: Person, sessionId: string): Promise<{ accessToken: string; expiresIn: number }> {
    const { jwtSecret, jwtIssuer, jwtAudience } = this.settings;
    const claims = {
      sub: person.id,
      role: ROLE_OF_MODEL[person.model],
      name: person.name,
      ...(person.email !== null && { email: person.email }),
      ...(person.avatarUrl !== null && { picture: person.avatarUrl }),
      sid: sessionId,
      [OWN_TOKEN]: true,
      iat: Math.floor(this.clock.now().getTime() / 1000),
    };
    const accessToken = await this.jwt.signAsync(claims, {
      secret: jwtSecret,
      algorithm: 'HS256',
      expiresIn: LIFETIME,
      ...(jwtIssuer !== undefined && { issuer: jwtIssuer }),
      ...(jwtAudience !== undefined && { audience: jwtAudience }),
    });
    return { accessToken, expiresIn: LIFETIME };
  }
}
