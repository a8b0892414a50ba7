import { Checkbox, makeStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Group } from "../../../ui/Group.tsx";
import { detailTexts as words } from "../../../ui/texts/details.ts";

type Role = Schemas["ContactRole"];

const useStyles = makeStyles({
  list: { display: "flex", flexWrap: "wrap" },
});

const all = Object.keys(words.roles) as Role[];

interface Props {
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
}

/** What a contact is there for. */
export function RolesField({ roles, onChange }: Props) {
  const styles = useStyles();
  return (
    <Group label={words.rolesTitle}>
      <div className={styles.list}>
        {all.map((role) => (
          <Checkbox
            key={role}
            label={words.roles[role]}
            checked={roles.includes(role)}
            onChange={(_, { checked }) =>
              onChange(all.filter((one) => (one === role ? checked === true : roles.includes(one))))
            }
          />
        ))}
      </div>
    </Group>
  );
}
