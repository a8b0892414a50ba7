import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Group } from "../../../ui/Group.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { texts } from "../../../ui/texts.ts";
import { useCompanies } from "../../accounts/useCompanies.ts";

const words = importTexts.options;
const types = Object.keys(texts.receivables.types) as Schemas["ReceivableType"][];

export type FullList = Schemas["FullScope"];

const useStyles = makeStyles({
  scope: { display: "grid", gap: tokens.spacingVerticalS, paddingInlineStart: tokens.spacingHorizontalXXL },
  choices: { display: "flex", flexWrap: "wrap" },
});

interface Props {
  /** Null where the file is not the full list of anything. */
  full: FullList | null;
  onChange: (full: FullList | null) => void;
  error: string | undefined;
}

const toggled = <T,>(all: readonly T[], one: T, isIn: boolean) =>
  isIn ? [...all, one] : all.filter((other) => other !== one);

/** Whether the file names every open item, and of which companies and types. */
export function FullField({ full, onChange, error }: Props) {
  const styles = useStyles();
  const companies = useCompanies().data ?? [];
  const begin = (): FullList => ({
    companies: companies.length === 1 ? companies.map(({ code }) => code) : [],
    types: ["invoice", "creditNote"],
  });
  return (
    <Group label={importTexts.options.full} hint={words.fullHint} error={error}>
      <Checkbox
        label={importTexts.yes}
        checked={full !== null}
        onChange={(_, { checked }) => onChange(checked === true ? begin() : null)}
      />
      {full && (
        <div className={styles.scope}>
          <Group label={words.companies}>
            <div className={styles.choices}>
              {companies.map(({ code, name }) => (
                <Checkbox
                  key={code}
                  label={`${code} ${name}`}
                  checked={full.companies.includes(code)}
                  onChange={(_, { checked }) =>
                    onChange({ ...full, companies: toggled(full.companies, code, checked === true) })
                  }
                />
              ))}
            </div>
          </Group>
          <Group label={words.types}>
            <div className={styles.choices}>
              {types.map((type) => (
                <Checkbox
                  key={type}
                  label={texts.receivables.types[type]}
                  checked={full.types.includes(type)}
                  onChange={(_, { checked }) =>
                    onChange({ ...full, types: toggled(full.types, type, checked === true) })
                  }
                />
              ))}
            </div>
          </Group>
        </div>
      )}
    </Group>
  );
}
