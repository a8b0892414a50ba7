import { useEffect, useRef, useState } from "react";

/** After a pause this long the reader has stopped typing for now. */
const pause = 250;

/** A text that is typed here and taken over elsewhere once the typing rests; it follows when the other changes by itself. */
export function useTyped(value: string, onRest: (value: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const given = useRef(value);
  const rest = useRef(onRest);
  rest.current = onRest;
  useEffect(() => {
    if (value === given.current) return;
    given.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === given.current) return;
    const timer = setTimeout(() => {
      given.current = text;
      rest.current(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
