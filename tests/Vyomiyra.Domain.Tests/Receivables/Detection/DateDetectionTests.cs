using System.Globalization;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Tests.Receivables.Detection;

public sealed class DateDetectionTests
{
    [Theory]
    [InlineData("2026-11-22 2026-01-05", "yyyy-MM-dd")]
    [InlineData("20261122 20260105", "yyyyMMdd")]
    [InlineData("25/12/2026 01/02/2026", "dd/MM/yyyy")]
    [InlineData("12/25/2026 01/02/2026", "MM/dd/yyyy")]
    [InlineData("25.12.2026 01.02.2026", "dd.MM.yyyy")]
    [InlineData("5.1.2026 25.12.2026", "d.M.yyyy")]
    [InlineData("25.12.26 01.02.32", "dd.MM.yy")]
    [InlineData("2026-11-22T00:00:00 2026-01-05T23:59:59", "yyyy-MM-dd'T'HH:mm:ss")]
    [InlineData("05-Jan-2026 22-Nov-2026", "dd-MMM-yyyy")]
    public void One_day_that_only_one_order_can_mean_decides_for_all(string days, string format)
    {
        var found = DateDetection.Of(days.Split(' '));

        Assert.Equal([format], found.Value.Select(value => value.Replace("d-MMM", "dd-MMM", StringComparison.Ordinal)));
        Assert.Empty(found.Doubts);
        Assert.Equal((2, 2), (found.Proposals[0].Fits, found.Proposals[0].Of));
    }

    [Theory]
    [InlineData("01/02/2026 03/04/2026", "MM/dd/yyyy", "dd/MM/yyyy")]
    [InlineData("1/2/2026 11/12/2026", "M/d/yyyy", "d/M/yyyy")]
    [InlineData("01/01/2026 02/03/2026", "MM/dd/yyyy", "dd/MM/yyyy")]
    public void Where_no_day_is_above_twelve_a_person_must_say_the_order(string days, params string[] choices)
    {
        var doubt = Assert.Single(DateDetection.Of(days.Split(' ')).Doubts);

        Assert.Equal(choices, doubt.Choices.Order(StringComparer.Ordinal));
        Assert.Contains(" or ", doubt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_of_two_digits_may_stand_at_either_end() => Assert.Contains("yy-MM-dd", DateDetection.Of(["01-02-03", "04-05-06"]).Doubts[0].Choices);

    [Fact]
    public void Two_ways_of_writing_in_one_file_are_both_found()
    {
        var found = DateDetection.Of(["25.12.2026", "2026-12-25", "26.12.2026", "soon"]);

        Assert.Equal(["dd.MM.yyyy", "yyyy-MM-dd"], found.Value);
        Assert.Equal((3, 4), (found.Proposals[0].Fits, found.Proposals[0].Of));
    }

    [Fact]
    public void Days_that_nobody_writes_so_are_a_doubt_and_no_days_at_all_are_none()
    {
        Assert.Empty(Assert.Single(DateDetection.Of(["the day after"]).Doubts).Choices);
        Assert.Empty(DateDetection.Of(["", " "]).Doubts);
    }

    [Fact]
    public void What_is_found_without_a_doubt_reads_every_day_as_it_was_meant() => Many.Times(200, random =>
    {
        string[] formats = ["dd/MM/yyyy", "MM/dd/yyyy", "d.M.yyyy", "yyyy-MM-dd", "yyyyMMdd", "M/d/yy", "dd-MM-yyyy"];
        var format = formats[random.Next(formats.Length)];
        var days = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Day()).ToList();
        var written = days.ConvertAll(day => day.ToString(format, CultureInfo.InvariantCulture));

        var found = DateDetection.Of(written);

        if (found.Doubts.Count == 0)
        {
            var read = written.ConvertAll(day => DateOnly.ParseExact(day, [.. found.Value], CultureInfo.InvariantCulture));
            Assert.Equal(days, read);
        }
        else
        {
            Assert.Contains(found.Doubts[0].Choices, choice => DateOnly.TryParseExact(written[0], choice, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day == days[0]);
        }
    });
}
