/** Choosing a role, and the department that somebody acts for in it. */

import { useReading } from '../reading.ts';
import type { Choice } from './field.tsx';

export type RoleFieldsProps = {
  roles: readonly string[];
  departments: readonly Choice[];
  typed?: { role: string; department: string };
  problems: readonly { field: string; message: string }[];
};

export function RoleFields({ roles, departments, typed, problems }: RoleFieldsProps) {
  const { say } = useReading();
  const words = say.staff.accounts;
  const isWrong = (name: string) => problems.some(({ field }) => field === name);
  return (
    <>
      <p class="field">
        <label for="f-role">{words.role}</label>
        <select id="f-role" name="role" required aria-invalid={isWrong('role') ? 'true' : undefined}>
          <option value="">{words.chooseRole}</option>
          {roles.map((role) => (
            <option value={role} selected={typed?.role === role}>
              {say.roles[role] ?? role}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="f-department">{words.department}</label>
        <select
          id="f-department"
          name="department"
          aria-describedby="h-department"
          aria-invalid={isWrong('department') ? 'true' : undefined}
        >
          <option value="">{words.noDepartment}</option>
          {departments.map(({ value, name }) => (
            <option value={value} selected={typed?.department === value}>
              {name}
            </option>
          ))}
        </select>
        <span class="hint" id="h-department">
          {words.departmentHint}
        </span>
      </p>
    </>
  );
}

/** What was wrong, on top, each leading to its field. */
export function RoleComplaints({ problems }: Pick<RoleFieldsProps, 'problems'>) {
  const { say } = useReading();
  if (problems.length === 0) return null;
  return (
    <div class="complaint" role="alert">
      <h2>{say.staff.accounts.problemTitle}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a href={`#f-${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
