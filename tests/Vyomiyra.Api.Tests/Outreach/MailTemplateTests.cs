using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Tests.Outreach;

/// <summary>The templates that mails begin with belong to the house: everybody writes with them, managers keep them.</summary>
public sealed class MailTemplateTests(ApiHost host)
{
    [Fact]
    public async Task A_house_begins_with_templates_in_four_languages()
    {
        var templates = (await host.TemplatesAsync()).Where(template => template.Find("changedAt") is null).ToList();
        Assert.Equal(
            from name in new[] { "Dispute acknowledged", "Payment reminder", "Promise reminder", "Statement of account" } from language in new[] { "de", "en", "es", "fr" } select (name, language),
            templates.Select(template => (template.At<string>("name"), template.At<string>("language"))));
        Assert.All(templates, template => Assert.Equal(1, template.At<int>("version")));
    }

    [Fact]
    public async Task A_template_is_made_changed_by_its_version_and_deleted_and_the_history_tells_it()
    {
        var written = TemplateCalls.ATemplate("Dear {{contact.name}},\r\n\r\n{{table}}\r\n");
        var made = await host.MakeTemplateAsync(written with { Name = $"  {written.Name} " }).IsAsync(HttpStatusCode.Created);
        var id = made.At<long>("id");
        Assert.Equal(
            (written.Name, "en", "Open invoices", "Dear {{contact.name}},\n\n{{table}}", 1),
            (made.At<string>("name"), made.At<string>("language"), made.At<string>("subject"), made.At<string>("body"), made.At<int>("version")));
        Assert.NotNull(made.Find("changedAt"));

        await host.ChangeTemplateAsync(id, null, written).RefusesAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
        var changed = await host.ChangeTemplateAsync(id, 1, written with { Subject = "What is open", Language = "de" }, user: "priya").IsOkAsync();
        Assert.Equal((2, "What is open"), (changed.At<int>("version"), changed.At<string>("subject")));
        Assert.Equal(2, (await host.ChangeTemplateAsync(id, 2, written with { Subject = "What is open", Language = "de" }).IsOkAsync()).At<int>("version"));
        var stale = await host.ChangeTemplateAsync(id, 1, written).IsAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal("What is open", stale.At<string>("current.subject"));
        Assert.Contains(await host.TemplatesAsync(), template => template.At<long>("id") == id && template.At<string>("subject") == "What is open");

        await host.DeleteTemplateAsync(id, 1).RefusesAsync(HttpStatusCode.PreconditionFailed, "stale_version");
        await host.DeleteTemplateAsync(id, 2).IsEmptyAsync();
        await host.DeleteTemplateAsync(id, 2).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.ChangeTemplateAsync(id, 2, written).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(
            [
                ("mail_template_made", "Ines", $$"""{"templateId":{{id}},"name":"{{written.Name}}","language":"en"}"""),
                ("mail_template_changed", "Priya", $$"""{"templateId":{{id}},"name":"{{written.Name}}","language":"de","version":2,"fields":["language","subject"]}"""),
                ("mail_template_deleted", "Ines", $$"""{"templateId":{{id}},"name":"{{written.Name}}","language":"de"}"""),
            ],
            await LinesAsync(written.Name));
    }

    [Fact]
    public async Task A_repetition_makes_no_second_one()
    {
        var written = TemplateCalls.ATemplate();
        var key = Guid.NewGuid().ToString();
        var first = await host.MakeTemplateAsync(written, key: key).IsAsync(HttpStatusCode.Created);
        var second = await host.MakeTemplateAsync(written, key: key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Single(await host.TemplatesAsync(), template => template.At<string>("name") == written.Name);
        await host.MakeTemplateAsync(written, key: "").RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_required");
    }

    [Fact]
    public async Task A_name_stands_once_in_a_language()
    {
        var written = TemplateCalls.ATemplate();
        await host.GivenATemplateAsync(written);
        await host.MakeTemplateAsync(written with { Name = written.Name.ToUpperInvariant() }).RefusesAsync(HttpStatusCode.Conflict, "template_known");
        var other = await host.GivenATemplateAsync(written with { Language = "es" });
        await host.ChangeTemplateAsync(other, 1, written).RefusesAsync(HttpStatusCode.Conflict, "template_known");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.MakeTemplateAsync(written with { Language = "fr" })));
        Assert.Equal([201, 409, 409, 409], outcomes.Select(answer => (int)answer.StatusCode).Order());
    }

    [Theory]
    [InlineData("mara")]
    [InlineData("jonas")]
    public async Task Only_managers_and_administrators_keep_them(string user)
    {
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate());
        await host.MakeTemplateAsync(TemplateCalls.ATemplate(), user).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
        await host.ChangeTemplateAsync(id, 1, TemplateCalls.ATemplate(), user).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
        await host.DeleteTemplateAsync(id, 1, user).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
        Assert.Contains(await host.TemplatesAsync(user), template => template.At<long>("id") == id);
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_its_field_and_its_line()
    {
        var sound = TemplateCalls.ATemplate();
        await Refuses(sound with { Name = " " }, "required", "name");
        await Refuses(sound with { Name = new string('n', MailTemplate.MaximumName + 1) }, "text_too_long", "name");
        await Refuses(sound with { Language = "pl" }, "unknown_language", "language");
        await Refuses(sound with { Subject = "two\nlines" }, "invalid_text", "subject");
        await Refuses(sound with { Subject = new string('s', MailTemplate.MaximumSubject + 1) }, "text_too_long", "subject");
        await Refuses(sound with { Body = new string('b', MailTemplate.MaximumBody + 1) }, "text_too_long", "body");
        await Refuses(sound with { Body = "null\0" }, "invalid_text", "body");
        await Refuses(sound with { Subject = "{{table}}" }, "template_broken", "subject", "Line 1: the table stands once, in the body.");
        await Refuses(sound with { Body = "one\n{{#if overdue}}\nthree" }, "template_broken", "body", "Line 2: '{{#if}}' has no '{{/if}}'.");
        await Refuses(
            sound with { Body = "one\n\n{{account.nmae}}" }, "field_unknown", "body",
            "Line 3: there is no 'account.nmae' to write or ask for. There are account.name, account.number, contact.name, company.name, me.name, today, open, overdue, oldestDue, count.");
        await host.GivenATemplateAsync(sound with { Body = new string('b', MailTemplate.MaximumBody) });

        async Task Refuses(Written template, string code, string field, string? detail = null)
        {
            var problem = await host.MakeTemplateAsync(template).IsAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal((code, field), (problem.At<string>("code"), problem.At<string>("errors[0].field")));
            if (detail is not null)
            {
                Assert.Equal(detail, problem.At<string>("errors[0].detail"));
            }
        }
    }

    private Task<List<(string Kind, string By, string Details)>> LinesAsync(string name) => host.WithDatabaseAsync(async db =>
    {
        var lines = await (
            from activity in db.Activities
            join member in db.Set<Member>() on activity.ActorId equals member.Id
            where activity.Chain == HouseFact.House && activity.Details.Contains($"\"{name}\"")
            orderby activity.Id
            select new { activity.Kind, member.Name, activity.Details }).ToListAsync(TestContext.Current.CancellationToken);
        return lines.ConvertAll(line => (line.Kind, line.Name.Split(' ')[0], line.Details));
    });
}
