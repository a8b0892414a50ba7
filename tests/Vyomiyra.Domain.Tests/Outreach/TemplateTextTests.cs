using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Domain.Tests.Outreach;

/// <summary>What templates are written in, and what is said of those that are not.</summary>
public sealed class TemplateTextTests
{
    [Theory]
    [InlineData("No fields at all, { braces } and }} of all kinds")]
    [InlineData("Dear {{contact.name}}, {{ today }}")]
    [InlineData("{{#if overdue}}late since {{oldestDue}}{{else}}in time{{/if}}")]
    [InlineData("{{#unless contact.name}}Dear Sir or Madam{{/unless}}")]
    [InlineData("{{#if overdue}}{{#if contact.name}}{{contact.name}}{{else}}you{{/if}}{{/if}}")]
    [InlineData("before\n\n{{table}}\n\nafter")]
    public void Fields_and_conditions_are_understood(string text) => Assert.False(TemplateText.Read(text, "body", takesTable: true).IsRefused);

    [Theory]
    [InlineData("{{#each items}}{{this}}{{/each}}", 1)]
    [InlineData("Hello\n{{> footer}}", 2)]
    [InlineData("{{#*inline \"x\"}}{{> x}}{{/inline}}", 1)]
    [InlineData("a\nb\n{{{account.name}}}", 3)]
    [InlineData("{{&account.name}}", 1)]
    [InlineData("{{lookup account 'name'}}", 1)]
    [InlineData("{{#with account}}{{name}}{{/with}}", 1)]
    [InlineData("{{@root.account}}", 1)]
    [InlineData("{{../account.name}}", 1)]
    [InlineData("{{else}}", 1)]
    [InlineData("{{#if overdue}}a{{else}}b{{else}}c{{/if}}", 1)]
    [InlineData("{{#if}}a{{/if}}", 1)]
    [InlineData("{{}}", 1)]
    [InlineData("{{today", 1)]
    [InlineData("{{today}", 1)]
    [InlineData("{{today}}}", 1)]
    [InlineData("\\{{today}}", 1)]
    [InlineData("one\n{{#if overdue}}\nthree", 2)]
    [InlineData("one\n\n{{/if}}", 3)]
    [InlineData("{{#if overdue}}\n{{/unless}}", 2)]
    [InlineData("{{#if table}}a{{/if}}", 1, "field_unknown")]
    [InlineData("{{table}}\n{{table}}", 2)]
    [InlineData("one\n{{acount.name}}", 2, "field_unknown")]
    [InlineData("{{#if toString}}a{{/if}}", 1, "field_unknown")]
    public void Everything_else_is_refused_with_its_line(string text, int line, string code = "template_broken")
    {
        var refusal = Assert.Single(TemplateText.Read(text, "body", takesTable: true).Refusals);
        Assert.Equal(("body", code), (refusal.Field, refusal.Code));
        Assert.StartsWith($"Line {line}: ", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unknown_field_is_named() => Assert.Equal(
        ["Line 1: there is no 'one' ", "Line 2: there is no 'two.three' "],
        TemplateText.Read("{{one}} {{today}}\n{{two.three}}", "subject", takesTable: false).Refusals.Select(refusal => refusal.Detail[..(refusal.Detail.LastIndexOf('\'') + 2)]));

    [Fact]
    public void The_table_stands_in_a_body_alone() =>
        Assert.Equal("template_broken", TemplateText.Read("{{table}}", "subject", takesTable: false).Refusals.Single().Code);

    [Fact]
    public void Too_many_fields_and_too_deep_conditions_are_refused()
    {
        static bool IsRefused(string text) => TemplateText.Read(text, "body", takesTable: true).IsRefused;
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{{#if open}}", depth)) + string.Concat(Enumerable.Repeat("{{/if}}", depth));
        Assert.False(IsRefused(string.Concat(Enumerable.Repeat("{{today}}", TemplateText.MaximumTags))));
        Assert.True(IsRefused(string.Concat(Enumerable.Repeat("{{today}}", TemplateText.MaximumTags + 1))));
        Assert.False(IsRefused(Nested(TemplateText.MaximumDepth)));
        Assert.True(IsRefused(Nested(TemplateText.MaximumDepth + 1)));
    }

    [Theory]
    [InlineData("{{", " ")]
    [InlineData("", "{{")]
    [InlineData("{{#if ", "a.")]
    [InlineData("", "{{#if open}}")]
    [InlineData("", "}}{{")]
    public void Twenty_thousand_hostile_characters_are_refused(string start, string repeated)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated, (MailTemplate.MaximumBody - start.Length) / repeated.Length));
        Assert.True(TemplateText.Read(text, "body", takesTable: true).IsRefused);
    }

    [Theory]
    [InlineData("Dear {{contact.name}},", "contact.name")]
    [InlineData("{{#if contact.name}}Dear {{contact.name}}{{else}}Hello{{/if}}")]
    [InlineData("{{#unless contact.name}}{{contact.name}}{{/unless}}", "contact.name")]
    [InlineData("{{#if today}}{{#unless contact.name}}Hello {{overdue}}{{/unless}}{{/if}} {{overdue}}", "overdue")]
    [InlineData("{{#if overdue}}{{oldestDue}}{{else}}nothing is late{{/if}}")]
    public void What_would_stand_in_a_letter_without_a_value_is_known(string text, params string[] missing)
    {
        string[] empty = ["contact.name", "overdue", "oldestDue"];
        Assert.Equal(missing, TemplateText.Read(text, "body", takesTable: true).Value.Missing(field => !empty.Contains(field)));
    }

    [Fact]
    public void A_house_begins_with_the_same_templates_in_every_language()
    {
        Assert.All(DefaultTemplates.All.GroupBy(template => template.Name), name => Assert.Equal(CustomerWriting.Languages, name.Select(template => template.Language)));
        Assert.All(DefaultTemplates.All, template => Assert.False(TemplateText.Read(template.Subject, "subject", takesTable: false).IsRefused));
        Assert.All(DefaultTemplates.All, template => Assert.False(TemplateText.Read(template.Body, "body", takesTable: true).IsRefused));
        Assert.All(DefaultTemplates.All, template => Assert.InRange(template.Subject.Length, 10, 100));
    }
}
