using System.Reflection;
using System.Runtime.CompilerServices;
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
        foreach (var value in ValuesOf(personal))
        {
            Assert.Contains(Invented, value, StringComparison.Ordinal);
            Assert.DoesNotContain(value, details, StringComparison.Ordinal);
        }
    }

    private const string Invented = "invented-";

    /// <summary>A fact with a different text in every place for a text.</summary>
    private static Fact Invent(Type type)
    {
        var count = 0;
        var constructor = type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
        var fact = (Fact)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null))
        {
            property.SetValue(fact, Value(property.PropertyType));
        }

        return fact;

        object Value(Type wanted) =>
            wanted == typeof(string) ? $"{Invented}{++count}-"
            : wanted.IsInterface ? Array.CreateInstance(wanted.GetGenericArguments()[0], 0)
            : Activator.CreateInstance(wanted)!;
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

    private static IEnumerable<string> ValuesOf(string? json) =>
        json is null ? [] : JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Value.GetString()!);
}
