import { Input, makeStyles, tokens } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { type FocusEvent, type KeyboardEvent, useDeferredValue, useId, useRef, useState } from "react";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { go } from "../../ui/address.ts";
import { searchTexts } from "../../ui/texts/search.ts";
import { byKind, type Hit, hitKey, hitPlace } from "./hitPlace.ts";
import { SearchResults } from "./SearchResults.tsx";
import { useSearch } from "./useSearch.ts";
import { useSlash } from "./useSlash.ts";

const useStyles = makeStyles({
  search: { display: "block", position: "relative" },
  input: { width: "100%", minWidth: 0 },
  key: {
    padding: "0 5px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
  },
});

/** Finds anything by any of its names and numbers, while one types. */
export function SearchBox() {
  const styles = useStyles();
  const list = useId();
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useDeferredValue(text.trim());
  const search = useSearch(words);
  const hits = byKind(search.hits ?? []).flatMap((group) => group.hits);
  const active = hits.findIndex((hit) => hitKey(hit) === chosen);
  useSlash(input);

  const open = (hit: Hit) => {
    setOpen(false);
    setText("");
    go(hitPlace(hit));
  };
  const move = (steps: number) => {
    const next = hits[(active + steps + hits.length + (active < 0 && steps < 0 ? 1 : 0)) % hits.length];
    if (!next) return;
    setChosen(hitKey(next));
    announce(next.title);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const hit = hits[Math.max(active, 0)];
      if (hit && search.isSuccess && !search.isPlaceholderData) open(hit);
    } else if (event.key === "Escape") {
      if (isOpen && text) setOpen(false);
      else input.current?.blur();
    }
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const isShown = isOpen && search.isAsked;
  return (
    <search className={styles.search} onBlur={leave}>
      <Input
        className={styles.input}
        size="small"
        input={{
          ref: input,
          role: "combobox",
          "aria-expanded": isShown,
          "aria-controls": list,
          "aria-autocomplete": "list",
          "aria-activedescendant": isShown && active >= 0 ? `${list}-${chosen}` : undefined,
        }}
        aria-label={searchTexts.label}
        aria-keyshortcuts="/"
        placeholder={searchTexts.placeholder}
        autoComplete="off"
        value={text}
        onChange={(_, { value }) => {
          setText(value);
          setChosen(null);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={press}
        contentBefore={<Search16Regular aria-hidden />}
        contentAfter={text === "" ? <kbd className={styles.key}>/</kbd> : null}
      />
      {isShown && <SearchResults id={list} words={words} search={search} chosen={chosen} onOpen={open} />}
    </search>
  );
}
