export const coursePath = (courseId: string, chatRoomId?: string | null): string =>
  `/learningDashboard/course/${courseId}${chatRoomId ? `/${chatRoomId}` : ''}`;
