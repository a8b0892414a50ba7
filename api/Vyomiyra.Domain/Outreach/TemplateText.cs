using System.Text.RegularExpressions;

namespace Vyomiyra.Domain.Outreach;

/// <summary>
/// The part of Handlebars that templates are written in: {{field}}, {{#if field}} and {{#unless field}} with {{else}} and their ends. There are no
/// loops, partials, helpers or texts that are taken as they come, so that nothing a template says can run, read or repeat anything.
/// </summary>
public sealed partial class TemplateText
{
    /// <summary>In one text. With them a letter is bounded by the length of its template and of what fills it.</summary>
    public const int MaximumTags = 200;

    public const int MaximumDepth = 8;

    private const string Grammar = "A template has fields, {{#if field}}, {{#unless field}}, {{else}}, {{/if}} and {{/unless}}.";

    private readonly IReadOnlyList<Tag> tags;

    private TemplateText(IReadOnlyList<Tag> tags) => this.tags = tags;

    private enum TagKind
    {
        Print,
        If,
        Unless,
        Else,
        End,
    }

    private readonly record struct Tag(TagKind Kind, string Field);

    /// <summary>Reads a text, or says what is wrong with it: template_broken or field_unknown, each with its line.</summary>
    /// <param name="text">The template.</param>
    /// <param name="field">What the text is called in refusals.</param>
    /// <param name="takesTable">Whether the table may stand in it.</param>
    public static Outcome<TemplateText> Read(string text, string field, bool takesTable)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (tags, open, unknown, position) = (new List<Tag>(), new Stack<OpenBlock>(), new List<Refusal>(), 0);
        for (int start; (start = text.IndexOf("{{", position, StringComparison.Ordinal)) >= 0;)
        {
            var line = text.AsSpan(0, start).Count('\n') + 1;
            Refusal Broken(string detail) => Refusal.Invalid(field, "template_broken", $"Line {line}: {detail}");
            if (Written().Match(text, start) is not { Success: true } written || (start > 0 && text[start - 1] == '\\'))
            {
                return Broken($"a field is written {{{{name}}}}, with two braces on each side. {Grammar}");
            }

            position = start + written.Length;
            var (word, name) = (written.Groups["word"].Value, written.Groups["name"].Value);
            if (Understand(word, name, open) is not { } tag)
            {
                return Broken($"'{{{{{Shown(written.Groups["all"].Value)}}}}}' is not understood here. {Grammar}");
            }

            if (tag.Kind is TagKind.If or TagKind.Unless)
            {
                open.Push(new OpenBlock(word[1..], line));
            }

            if (open.Count > MaximumDepth || tags.Count == MaximumTags)
            {
                return Broken($"this is too much for a letter: at most {MaximumTags} fields and conditions, {MaximumDepth} within each other.");
            }

            if (tag is { Kind: TagKind.Print, Field: TemplateFields.Table } && (!takesTable || tags.Contains(tag)))
            {
                return Broken("the table stands once, in the body.");
            }

            if (tag.Field.Length > 0 && !TemplateFields.InLine.Contains(tag.Field) && tag is not { Kind: TagKind.Print, Field: TemplateFields.Table })
            {
                unknown.Add(Refusal.Invalid(field, "field_unknown", $"Line {line}: there is no '{Shown(name)}' to write or ask for. There are {string.Join(", ", TemplateFields.InLine)}."));
            }

            tags.Add(tag);
        }

        if (open.TryPeek(out var left))
        {
            return Refusal.Invalid(field, "template_broken", $"Line {left.Line}: '{{{{#{left.Word}}}}}' has no '{{{{/{left.Word}}}}}'.");
        }

        return unknown.Count > 0 ? Outcome<TemplateText>.Refused(unknown) : new TemplateText(tags);
    }

    /// <summary>The fields that would be written but have no value, each once.</summary>
    /// <param name="has">Whether there is a value for a field.</param>
    public IReadOnlyList<string> Missing(Func<string, bool> has)
    {
        ArgumentNullException.ThrowIfNull(has);
        var (missing, written) = (new List<string>(), new Stack<bool>());
        foreach (var tag in tags)
        {
            switch (tag.Kind)
            {
                case TagKind.If or TagKind.Unless:
                    written.Push(has(tag.Field) == (tag.Kind == TagKind.If));
                    break;
                case TagKind.Else:
                    written.Push(!written.Pop());
                    break;
                case TagKind.End:
                    written.Pop();
                    break;
                case TagKind.Print when written.All(isWritten => isWritten) && !has(tag.Field) && !missing.Contains(tag.Field):
                    missing.Add(tag.Field);
                    break;
            }
        }

        return missing;
    }

    /// <summary>What the words between the braces are; null where they are nothing, or nothing that can stand here.</summary>
    private static Tag? Understand(string word, string name, Stack<OpenBlock> open)
    {
        switch (word)
        {
            case "" when name == "else" && open.TryPeek(out var block) && !block.HasElse:
                block.HasElse = true;
                return new Tag(TagKind.Else, "");
            case "" when name is not ("else" or ""):
                return new Tag(TagKind.Print, name);
            case "#if" or "#unless" when name.Length > 0:
                return new Tag(word == "#if" ? TagKind.If : TagKind.Unless, name);
            case "/if" or "/unless" when name.Length == 0 && open.TryPeek(out var block) && block.Word == word[1..]:
                open.Pop();
                return new Tag(TagKind.End, "");
            default:
                return null;
        }
    }

    private static string Shown(string text) => text.Length > 40 ? $"{text[..40]}…" : text;

    private sealed class OpenBlock(string word, int line)
    {
        public string Word => word;

        public int Line => line;

        public bool HasElse { get; set; }
    }

    [GeneratedRegex(@"\G\{\{(?<all>(?<word>[#/][a-z]+)?(?>[ ]*)(?<name>[A-Za-z][A-Za-z.]*)?(?>[ ]*)|[^{}]*)\}\}(?!\})")]
    private static partial Regex Written();
}
