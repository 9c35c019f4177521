using System.Globalization;
using NodaTime;
using Socifaction.Services.People;

namespace Socifaction.Services.Tests;

public sealed class StateMarkTests
{
    private static readonly Address Home = new("Lomiai", "Liepų g. 1", "", 55.25, 22.29);

    [Fact]
    public void The_same_state_has_the_same_mark_in_every_language()
    {
        var language = CultureInfo.CurrentCulture;
        try
        {
            string[] marks = [.. ((string[])["lt", "en", "sv"]).Select(name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                return Mark(Home);
            })];

            marks.Distinct().Should().ContainSingle();
        }
        finally
        {
            CultureInfo.CurrentCulture = language;
        }
    }

    [Fact]
    public void Whatever_differs_within_a_part_has_another_mark()
    {
        string[] marks =
        [
            Mark(Home), Mark(Home with { Longitude = 22.31 }), Mark(Home with { HowToFind = "už bažnyčios" }), Mark(Home with { Latitude = null }),
            Mark(Home, new(8, 45)), Mark(Home, null), Mark(Home with { Settlement = "Lomiai\nLiepų g. 1", Street = "" }),
        ];

        marks.Should().OnlyHaveUniqueItems();
    }

    private static string Mark(Address address) => Mark(address, new(8, 30));

    private static string Mark(Address address, LocalTime? from) => StateMark.Of(address, -12.5, from, IsoDayOfWeek.Monday, true, null);
}
