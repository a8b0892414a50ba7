import { Input } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { useId } from "react";
import { useFilterBar } from "./filterBar.ts";
import { useTyped } from "./useTyped.ts";

interface Props {
  label: string;
  value: string;
  /** Told once the typing rests. */
  onChange: (value: string) => void;
}

/** Words to search by, in a row of filters. */
export function SearchField({ label, value, onChange }: Props) {
  const styles = useFilterBar();
  const id = useId();
  const [text, setText] = useTyped(value, (typed) => onChange(typed.trim()));
  return (
    <div className={styles.search}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Input
        id={id}
        className={styles.input}
        size="small"
        type="search"
        value={text}
        onChange={(_, data) => setText(data.value)}
        contentBefore={<Search16Regular aria-hidden />}
      />
    </div>
  );
}
