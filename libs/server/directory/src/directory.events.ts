declare module '@officehours/platform' {
  interface DomainEventMap {
    /**
     * People came into a course, left it, or have another role in it. A host with a directory of its own says so too.
     * `demotedIds` are those of them who were of its staff before and are its students now. `changeId` is not for a host:
     * it names what `EnrolmentChanges` began before the change.
     */
    'enrolment.changed': { courseId: string; userIds: string[]; demotedIds?: string[]; changeId?: string };
    /** How people of a course may talk, or its end, is another one; or its end has come. */
    'course.changed': { courseId: string };
  }
}

export {};
