import type { QuarantineDecideResponses, QuarantineListResponses } from '@officehours/api-client';
import type { Id, QuarantineDecision, QuarantinedFile, QuarantineList } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useOfficehours } from '../client/context';
import { dataOf, json } from '../rest/answer';

const KEY = ['quarantine'];
const URL = '/api/message/quarantine';

export interface Quarantine {
  /** The newest first; empty until they are known. */
  files: readonly QuarantinedFile[];
  /** Rejects with an `OfficehoursError`. */
  decide(id: Id, decision: QuarantineDecision, reason: string): Promise<void>;
}

/** For administrators: files in which the scanner found something. */
export function useQuarantine(): Quarantine {
  const { queryClient, rest } = useOfficehours();
  const { data } = useQuery(
    {
      queryKey: KEY,
      queryFn: (): Promise<QuarantineList> => dataOf(rest.client.get<QuarantineListResponses>({ url: URL })),
      staleTime: 0,
    },
    queryClient,
  );
  return useMemo(
    () => ({
      files: data?.files ?? [],
      async decide(id, decision, reason) {
        const path = `${URL}/${id}/decision`;
        await dataOf(
          rest.client.post<QuarantineDecideResponses>({ url: path, ...json({ decision, reason }) }),
        );
        await queryClient.invalidateQueries({ queryKey: KEY });
      },
    }),
    [data, queryClient, rest],
  );
}
