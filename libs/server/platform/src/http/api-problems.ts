import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode, type FieldError, type Problem } from '@officehours/contracts';
import { AppError } from '../errors/app-error';

export class FieldErrorModel implements FieldError {
  @ApiProperty({ example: 'content' }) path!: string;
  @ApiProperty({ example: 'content_length' }) rule!: string;
}

/** RFC 9457. */
export class ProblemModel implements Problem {
  @ApiProperty({ example: 'about:blank' }) type!: string;
  @ApiProperty({ example: 'not found' }) title!: string;
  @ApiProperty({ type: 'integer', example: 404 }) status!: number;
  @ApiProperty({ example: 'There is nothing here that you can see.' }) detail!: string;
  @ApiProperty({ enum: ERROR_CODES, enumName: 'ErrorCode' }) code!: ErrorCode;
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty({ type: [FieldErrorModel], required: false }) errors?: FieldErrorModel[];
}

/** Documents the refusals of an operation, each with an example. `unauthenticated` is added unless the route is public. */
export function ApiProblems(...codes: ErrorCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => new AppError(code).status);
  const responses = [...byStatus].map(([status, ofStatus]) =>
    ApiResponse({
      status,
      description: ofStatus.join(', '),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/ProblemModel' },
          examples: Object.fromEntries(
            ofStatus.map((code) => [
              code,
              { value: new AppError(code).toProblem('6f3b9c1e-0d43-4c6e-9f39-0f0f6f2f9a10') },
            ]),
          ),
        },
      },
    }),
  );
  return applyDecorators(...responses);
}
