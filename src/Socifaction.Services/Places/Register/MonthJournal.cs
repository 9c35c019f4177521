using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>What the journal says of a person on a day.</summary>
public enum JournalMark
{
    /// <summary>Not booked, or still to come.</summary>
    None = 0,
    There = 1,
    Absent = 2,

    /// <summary>Booked, but nobody kept the register.</summary>
    Unkept = 3,
}

/// <summary>A day of a person: quarters of an hour there, whether there was a meal, or why the person was not there.</summary>
public sealed record JournalCell(JournalMark Mark, int Quarters = 0, bool HadMeal = false, AbsenceKind Why = AbsenceKind.Unknown)
{
    public static JournalCell Empty { get; } = new(JournalMark.None);
}

/// <summary>A person's month.</summary>
public sealed record JournalRow(Guid ResidentId, string Name, IReadOnlyList<JournalCell> Cells)
{
    public int Days => Cells.Count(cell => cell.Mark == JournalMark.There);

    public int Quarters => Cells.Sum(cell => cell.Quarters);

    public int Meals => Cells.Count(cell => cell.HadMeal);

    public int Absences(AbsenceKind why) => Cells.Count(cell => cell.Mark == JournalMark.Absent && cell.Why == why);
}

/// <summary>The attendance journal of an activity's month: people by surname, the days on which there were sessions.</summary>
public sealed record Journal(Activity Activity, YearMonth Month, IReadOnlyList<LocalDate> Days, IReadOnlyList<JournalRow> Rows)
{
    /// <summary>How many were there on the day of that column.</summary>
    public int There(int column) => Rows.Count(row => row.Cells[column].Mark == JournalMark.There);
}

/// <summary>Use case of staff: the month's journal, counted from places, attendance and absences.</summary>
public sealed class MonthJournal(ServicesDbContext db, InitiativeClock clock)
{
    private const int MinutesInQuarter = 15;

    /// <summary>The journal; null when there is no such activity.</summary>
    public async Task<Journal?> RunAsync(Guid activityId, YearMonth month, CancellationToken cancellationToken)
    {
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == activityId, cancellationToken) is not { } activity)
        {
            return null;
        }

        var interval = month.ToDateInterval();
        var (first, last) = (interval.Start, interval.End);
        var days = await db.Sessions.Where(s => s.OfferingId == activityId && s.Date >= first && s.Date <= last && !s.IsCancelled)
            .Select(s => s.Date).Distinct().OrderBy(date => date).ToListAsync(cancellationToken);
        var places = (await db.Places.AsNoTracking().Include(p => p.Events)
            .Where(p => p.OfferingId == activityId && p.Date >= first && p.Date <= last && p.ResidentId != null).ToListAsync(cancellationToken))
            .Where(place => place.IsInRegister()).ToList();
        var ofMonth = db.Places.Where(p => p.OfferingId == activityId && p.Date >= first && p.Date <= last);
        var people = await db.Residents.AsNoTracking().Where(r => ofMonth.Any(p => p.ResidentId == r.Id)).ToListAsync(cancellationToken);
        var attendances = await db.Attendances.AsNoTracking().Where(a => ofMonth.Any(p => p.Id == a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
        var absences = await db.Absences.AsNoTracking().Where(a => ofMonth.Any(p => p.Id == a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
        var cells = places.ToLookup(p => (p.ResidentId!.Value, p.Date), p => CellOf(p, attendances.GetValueOrDefault(p.Id), absences.GetValueOrDefault(p.Id)));
        var booked = places.Select(p => p.ResidentId!.Value).ToHashSet();
        return new(activity, month, days,
        [
            .. people.Where(person => booked.Contains(person.Id)).BySurname()
                .Select(person => new JournalRow(person.Id, person.FullName, [.. days.Select(day => cells[(person.Id, day)].Aggregate(JournalCell.Empty, Together))])),
        ]);
    }

    private JournalCell CellOf(Place place, Attendance? attendance, Absence? absence) =>
        attendance?.WasThere == true ? new(JournalMark.There, QuartersOf(place, attendance), attendance.HadMeal)
        : absence is not null && place.StartsAt <= clock.Now ? new(JournalMark.Absent, Why: absence.Kind)
        : attendance is not null || place.Status == BookingStatus.NoShow ? new(JournalMark.Absent)
        : place.EndsAt <= clock.Now ? new(JournalMark.Unkept)
        : JournalCell.Empty;

    /// <summary>Whole quarters, so that the sum of a row is the sum of what it shows; a time nobody marked is the session's.</summary>
    private static int QuartersOf(Place place, Attendance attendance)
    {
        var from = attendance.ArrivedAt ?? place.StartsAt;
        var minutes = Math.Max(0, ((attendance.LeftAt ?? Instant.Max(from, place.EndsAt)) - from).TotalMinutes);
        return (int)Math.Round(minutes / MinutesInQuarter, MidpointRounding.AwayFromZero);
    }

    // Two sessions of one day stand in one column.
    private static JournalCell Together(JournalCell a, JournalCell b) =>
        a.Mark == JournalMark.There && b.Mark == JournalMark.There ? new(JournalMark.There, a.Quarters + b.Quarters, a.HadMeal || b.HadMeal)
        : a.Mark is JournalMark.There || b.Mark == JournalMark.None ? a
        : b.Mark is JournalMark.There || a.Mark == JournalMark.None ? b
        : a.Mark == JournalMark.Absent ? a : b;
}
