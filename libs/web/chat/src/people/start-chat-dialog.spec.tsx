import { OfficehoursContext, OfficehoursError, type Officehours } from '@officehours/web-realtime';
import { QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../provider/look-provider';
import { StartChatDialog } from './start-chat-dialog';

const nothing = (): void => undefined;

function open(courses: jest.Mock) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const client = { queryClient, rest: { courses } } as unknown as Officehours;
  render(
    <LookProvider language="en">
      <OfficehoursContext value={client}>
        <StartChatDialog open onClose={nothing} onOpen={nothing} />
      </OfficehoursContext>
    </LookProvider>,
  );
}

describe('the people to start a conversation with', () => {
  it('are not said to be none while they are on their way', () => {
    open(jest.fn(() => new Promise(nothing)));
    expect(screen.getByText('Start chat')).toBeTruthy();
    expect(screen.queryByText('Nobody to write to yet')).toBeNull();
  });

  it('are asked for again where that failed, and are none where there are no courses', async () => {
    const courses = jest.fn();
    courses.mockRejectedValueOnce(new OfficehoursError('unavailable')).mockResolvedValue([]);
    open(courses);
    const again = await screen.findByText('Try again');
    expect(screen.queryByText('Nobody to write to yet')).toBeNull();
    await userEvent.click(again);
    expect(await screen.findByText('Nobody to write to yet')).toBeTruthy();
    expect(courses).toHaveBeenCalledTimes(2);
  });
});
