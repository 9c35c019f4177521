using NodaTime;
using Socifaction.Services.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>Where each bed and each stretch of nights stands in the picture of a month. A bar begins and ends at noon, as stays do.</summary>
public sealed class OccupancyPicture(IReadOnlyList<Room> rooms, IReadOnlyList<ClaimRow> claims, YearMonth month, LocalDate today)
{
    public const int Left = 190;
    public const int DayWide = 30;
    public const int RowHigh = 24;
    public const int Top = 26;

    // Names shorter than their bar are written into it.
    private const int LetterWide = 8;

    /// <summary>A bed's line.</summary>
    public sealed record Line(Room Room, Bed Bed, int Y);

    /// <summary>A bar: from and how wide, on which line, whose.</summary>
    public sealed record Bar(int X, int Y, int Width, ClaimRow Row)
    {
        /// <summary>What is written into it.</summary>
        public string Label => (Row.IsClosed ? Row.Closed : Row.Name) is var words && words.Length * LetterWide <= Width ? words
            : Row.IsClosed || 2 * LetterWide > Width ? "" : string.Concat(words.Split(' ').Select(word => word[..1]));
    }

    public int Days { get; } = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);

    public IReadOnlyList<Line> Lines { get; } = [.. rooms.SelectMany(room => room.BedsInUse.Select(bed => (room, bed))).Select((one, row) => new Line(one.room, one.bed, Top + (row * RowHigh)))];

    public IReadOnlyList<Bar> Bars => [.. ListBars()];

    public int Width => Left + (Days * DayWide);

    public int Height => Top + (Lines.Count * RowHigh);

    /// <summary>Where today stands, if it is in the month.</summary>
    public int? TodayX => today.ToYearMonth() == month ? Left + ((today.Day - 1) * DayWide) : null;

    private IEnumerable<Bar> ListBars()
    {
        var first = month.OnDayOfMonth(1);
        var lines = Lines.ToDictionary(line => line.Bed.Id);
        foreach (var row in claims.Where(row => lines.ContainsKey(row.Claim.BedId)))
        {
            var from = row.Claim.FirstNight < first ? 0 : ((Period.DaysBetween(first, row.Claim.FirstNight) * DayWide) + (DayWide / 2));
            var until = row.Claim.Until is { } end && end < first.PlusMonths(1) ? (Period.DaysBetween(first, end) * DayWide) + (DayWide / 2) : Days * DayWide;
            yield return new(Left + from, lines[row.Claim.BedId].Y, until - from, row);
        }
    }
}
