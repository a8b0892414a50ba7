using System.Text.RegularExpressions;
using System.Text.Unicode;
using HandlebarsDotNet;
using Vyomiyra.Domain.Outreach;
using HtmlEncoder = System.Text.Encodings.Web.HtmlEncoder;

namespace Vyomiyra.Api.Outreach;

/// <summary>Fills templates that were read as <see cref="TemplateText"/>: of what Handlebars can do, nothing else reaches it.</summary>
internal static partial class LetterEngine
{
    private static readonly IHandlebars Plain = Engine(new HandlebarsConfiguration { NoEscape = true });
    private static readonly IHandlebars Html = Engine(new HandlebarsConfiguration());
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="template">Plain text with fields.</param>
    /// <param name="values">By the names of <see cref="TemplateFields"/>.</param>
    /// <param name="table">The items as lines.</param>
    public static string FillText(string template, IReadOnlyDictionary<string, string> values, string table) => Plain.Compile(template)(Data(values, table));

    /// <summary>The same as a part of a mail: words and values are encoded, lines end with breaks.</summary>
    /// <param name="template">Plain text with fields.</param>
    /// <param name="values">By the names of <see cref="TemplateFields"/>; plain.</param>
    /// <param name="table">The items as HTML without line feeds.</param>
    public static string FillHtml(string template, IReadOnlyDictionary<string, string> values, string table)
    {
        // A table ends its line by itself.
        var encoded = LineAfterTable().Replace(Encoder.Encode(template).Replace("&#xA;", "\n", StringComparison.Ordinal), "$1");
        return Html.Compile(encoded)(Data(values, table)).Replace("\n", "<br>", StringComparison.Ordinal);
    }

    private static IHandlebars Engine(HandlebarsConfiguration configuration)
    {
        var engine = Handlebars.Create(configuration);
        engine.RegisterHelper(TemplateFields.Table, (in output, in _, in context, in _) => output.WriteSafeString(context[TableKey] as string ?? ""));
        return engine;
    }

    /// <summary>Fields with a dot stand within each other.</summary>
    private static Dictionary<string, object> Data(IReadOnlyDictionary<string, string> values, string table)
    {
        var data = new Dictionary<string, object> { [TableKey] = table };
        foreach (var (field, value) in values)
        {
            if (field.Split('.') is [var whose, var what])
            {
                data.TryAdd(whose, new Dictionary<string, object>());
                ((Dictionary<string, object>)data[whose])[what] = value;
            }
            else
            {
                data[field] = value;
            }
        }

        return data;
    }

    /// <summary>No field can be called so.</summary>
    private const string TableKey = "items";

    [GeneratedRegex(@"(\{\{ *table *\}\})\n")]
    private static partial Regex LineAfterTable();
}
