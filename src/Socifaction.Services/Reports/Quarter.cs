using System.Globalization;
using NodaTime;

namespace Socifaction.Services.Reports;

/// <summary>A quarter of a year. Counts are told by quarters alone: those of months and quarters side by side could be subtracted from each other.</summary>
public readonly record struct Quarter(int Year, int Number)
{
    private const int Months = 3;

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(LocalDate day) => new(day.Year, (day.Month - 1) / Months + 1);

    /// <summary>The first day.</summary>
    public LocalDate First => new(Year, (Number - 1) * Months + 1, 1);

    /// <summary>The last day.</summary>
    public LocalDate Last => First.PlusMonths(Months).PlusDays(-1);

    /// <summary>The one before.</summary>
    public Quarter Previous => Of(First.PlusDays(-1));

    /// <summary>The one after.</summary>
    public Quarter Next => Of(Last.PlusDays(1));

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is something else.</summary>
    public static Quarter? Parse(string? text) =>
        text is [_, _, _, _, '-', >= '1' and <= '4'] && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1999 and < 2200
            ? new Quarter(year, text[5] - '0') : null;

    /// <summary>2027-1.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number}");
}
