import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { Group } from "../../../ui/Group.tsx";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { AccountSearch } from "../AccountSearch.tsx";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

interface Props {
  label: string;
  account: Schemas["RelatedAccountRow"] | null;
  /** The account that is not to be chosen. */
  except: number;
  error: string | undefined;
  onChange: (account: Schemas["RelatedAccountRow"] | null) => void;
}

/** An account as a field: the one chosen, and a search for another. */
export function AccountPicker({ label, account, except, error, onChange }: Props) {
  const styles = useStyles();
  const [isSearching, setSearching] = useState(false);
  return (
    <Group label={label} error={error}>
      <div>
        <div className={styles.line}>
          <span>{account ? <Foreign>{`${account.name} (${account.number})`}</Foreign> : words.parentNone}</span>
          <Button size="small" appearance="subtle" onClick={() => setSearching(!isSearching)}>
            {words.parentChoose}
          </Button>
          {account && (
            <Button size="small" appearance="subtle" onClick={() => onChange(null)}>
              {words.parentClear}
            </Button>
          )}
        </div>
        {isSearching && (
          <AccountSearch
            isFocused
            disabled={false}
            except={except}
            onChoose={({ id, number, name }) => {
              onChange({ id, number, name });
              setSearching(false);
            }}
          />
        )}
      </div>
    </Group>
  );
}
