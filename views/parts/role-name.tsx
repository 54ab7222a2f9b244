/** What somebody is, and for which department. */
import { useReading } from '../reading.ts';

export type ShownRole = { role: string; department?: string | undefined };

/** In the reader's language. @param department its name, where the role is a department's. */
export function useRoleNames(): (held: ShownRole) => string {
  const { say } = useReading();
  return ({ role, department }) => {
    const name = say.roles[role] ?? role;
    return department === undefined ? name : say.staff.departmentOf(name, department);
  };
}
