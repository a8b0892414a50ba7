using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.History;

/// <summary>Personal data stays out of what is hashed, so that it can be erased.</summary>
public sealed class DetailsTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    public static TheoryData<string> Facts =>
        [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types =>
        new[] { typeof(Fact).Assembly, typeof(VyomiyraDb).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract);

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task No_personal_value_of_a_fact_is_among_its_details(string name)
    {
        var fact = Invent(Types.Single(type => type.Name == name));
        var (details, personal) = await WrittenAsync(fact);
        Assert.Equal(fact.Personal is null, personal is null);
        var values = personal is null ? [] : TextsOf(JsonDocument.Parse(personal).RootElement).Where(text => text.StartsWith(Invented, StringComparison.Ordinal)).ToList();
        Assert.Equal(personal is null, values.Count == 0);
        Assert.All(values, value => Assert.DoesNotContain(value, details, StringComparison.Ordinal));
    }

    private const string Invented = "invented-";

    /// <summary>A fact with a different text in every place for a text.</summary>
    private static Fact Invent(Type type)
    {
        var count = 0;
        var fact = (Fact)Made(type);
        foreach (var property in type.GetProperties().Where(property => property.GetMethod is { IsPublic: false } && property.SetMethod is { IsPublic: true }))
        {
            property.SetValue(fact, Value(property.PropertyType));
        }

        return fact;

        object Value(Type wanted)
        {
            if (wanted.IsInterface)
            {
                var one = Array.CreateInstance(wanted.GetGenericArguments()[0], 1);
                one.SetValue(Value(one.GetType().GetElementType()!), 0);
                return one;
            }

            return wanted == typeof(string) ? $"{Invented}{++count}-" : wanted.IsValueType ? Activator.CreateInstance(wanted)! : Made(wanted);
        }

        object Made(Type wanted)
        {
            var constructor = wanted.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
            return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
        }
    }

    /// <summary>What the history keeps of it, in a transaction that is taken back.</summary>
    private Task<(string Details, string? Personal)> WrittenAsync(Fact fact) => host.Api.WithDatabaseAsync(async db =>
    {
        await using var scope = host.Api.Services.CreateAsyncScope();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var append = new AppendActivities(db);
        await append.HandleAsync([new RecordedFact(fact, Customers.Importing, DateTimeOffset.UtcNow)], scope.ServiceProvider.GetRequiredService<Work>(), CancellationToken.None);
        await db.SaveChangesAsync();
        var line = await db.Activities.OrderByDescending(activity => activity.Id).FirstAsync();
        return (line.Details, (await db.ActivityPersonalData.FindAsync(line.Id))?.Json);
    });

    private static IEnumerable<string> TextsOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        _ => [],
    };
}
