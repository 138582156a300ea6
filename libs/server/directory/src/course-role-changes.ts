import { Injectable } from '@nestjs/common';
import type { CourseRole } from '@officehours/contracts';
import { Audit } from '@officehours/platform';
import { EnrolmentRepository, type Enrolment } from './enrolment.repository';

/** Another role of somebody in a course, by an import or a token: in the audit log once. Coming and going is not in it. */
@Injectable()
export class CourseRoleChanges {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly audit: Audit,
  ) {}

  /** Stores `rows`, unless a newer token than `claimsAt` has spoken; `before` is what these people had in their courses. */
  async put(rows: readonly Enrolment[], before: readonly Enrolment[], claimsAt: number): Promise<void> {
    const roles = new Map(before.map((one) => [keyOf(one), one.role]));
    for (const row of rows) {
      const from = roles.get(keyOf(row));
      if (from !== undefined && from !== row.role) await this.change(row, from, claimsAt);
    }
    await this.enrolments.put(rows, claimsAt);
  }

  /** Several nodes may be told of it at once: it is the act of the one that the database says wrote it. */
  private async change(row: Enrolment, from: CourseRole, claimsAt: number): Promise<void> {
    const { courseId, userId, role: to } = row;
    await this.audit.during(
      { action: 'course.role', subjectId: userId, details: { courseId, from, to } },
      () => this.enrolments.changeRole(row, from, claimsAt),
      Boolean,
    );
  }
}

const keyOf = ({ courseId, userId }: Enrolment): string => `${courseId}:${userId}`;
